//! The configuration file: TOML, in which every setting is known and every complaint names a line.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{KEYS, Origin, Said, SettingError, Value, known};

/// Reads a file.
pub(super) fn read(path: &Path) -> Result<BTreeMap<&'static str, Said>, SettingError> {
    let text = fs::read_to_string(path).map_err(|error| SettingError {
        place: path.display().to_string(),
        problem: format!("cannot be read ({error}). Name the configuration file with --config"),
    })?;
    parse(path, &text)
}

fn parse(path: &Path, text: &str) -> Result<BTreeMap<&'static str, Said>, SettingError> {
    let mut file = File { path: path.to_owned(), text, said: BTreeMap::new() };
    let table = DeTable::parse(text)
        .map_err(|error| file.refuse(&error.span().unwrap_or_default(), error.message().trim().to_owned()))?;
    file.take("", table.get_ref())?;
    Ok(file.said)
}

struct File<'a> {
    path: PathBuf,
    text: &'a str,
    said: BTreeMap<&'static str, Said>,
}

impl File<'_> {
    fn take(&mut self, section: &str, table: &DeTable<'_>) -> Result<(), SettingError> {
        for (name, value) in table {
            let key =
                if section.is_empty() { name.get_ref().to_string() } else { format!("{section}.{}", name.get_ref()) };
            match (value.get_ref(), known(&key)) {
                (DeValue::Table(inner), None) if is_section(&key) => self.take(&key, inner)?,
                (value_here, Some(known)) => {
                    let value = self.value(&key, value.span(), value_here)?;
                    let origin = Origin::File { path: self.path.clone(), line: self.line(&name.span()) };
                    self.said.insert(known, Said { value, origin });
                }
                (_, None) => return Err(self.refuse(&name.span(), unknown(section, name.get_ref()))),
            }
        }
        Ok(())
    }

    fn value(&self, key: &str, place: Range<usize>, value: &DeValue<'_>) -> Result<Value, SettingError> {
        match value {
            DeValue::Array(values) => {
                let values = values.iter().map(|value: &Spanned<DeValue<'_>>| {
                    scalar(value.get_ref()).ok_or_else(|| {
                        self.refuse(&value.span(), format!("`{key}` is a list of texts, such as [\"a\", \"b\"]"))
                    })
                });
                values.collect::<Result<_, _>>().map(Value::Many)
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Table(_) => scalar(value)
                .map(Value::One)
                .ok_or_else(|| self.refuse(&place, format!("`{key}` is one value, not a section or a date"))),
        }
    }

    fn refuse(&self, place: &Range<usize>, problem: String) -> SettingError {
        let origin = Origin::File { path: self.path.clone(), line: self.line(place) };
        SettingError { place: origin.to_string(), problem }
    }

    fn line(&self, place: &Range<usize>) -> usize {
        let before = self.text.bytes().take(place.start);
        1 + before.filter(|byte| *byte == b'\n').count()
    }
}

fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Some(truth.to_string()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Integer(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

fn is_section(name: &str) -> bool {
    KEYS.iter().any(|key| key.split_once('.').is_some_and(|(section, _)| section == name))
}

fn unknown(section: &str, name: &str) -> String {
    let within = |key: &&&str| key.rsplit_once('.').map_or("", |(section, _)| section) == section;
    let mut fitting: Vec<_> = KEYS.iter().filter(within).filter_map(|key| key.rsplit('.').next()).collect();
    if section.is_empty() {
        fitting.extend(KEYS.iter().filter_map(|key| key.split_once('.')).map(|(section, _)| section));
        fitting.dedup();
    }
    let place = if section.is_empty() { "here".to_owned() } else { format!("in [{section}]") };
    format!("there is no setting `{name}` {place}. There are: {}", fitting.join(", "))
}
