//! Reading a code, with the camera or from a picture. Nothing that a code says is opened: it is what is wanted, or it is told
//! what it is.

use js_sys::Reflect;
use kith_core::code::{self, OtherCode};
use kith_shield::qr::{Payload, Picture, codes};
use kith_texts::Language;
use kith_wire::link::{CodeError, LinkCode};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

use super::app::App;
use super::calls::after;
use super::parts::Problem;

/// Milliseconds between two looks through the camera.
const LOOK: i32 = 150;
/// Pictures are read at most this large, pixels on the longer side.
const CAMERA_SIZE: u32 = 960;
const PICTURE_SIZE: u32 = 1600;
/// Letters of another code that are shown.
const SHOWN: usize = 80;

/// What is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A contact's card.
    Card,
    /// The one-time code of another device of one's own.
    LinkCode,
}

/// Buttons that read a code; what it says goes to `on_found`.
#[component]
pub(super) fn Scan(wanted: Wanted, #[prop(into)] on_found: Callback<String>) -> impl IntoView {
    let app = App::get();
    let stream = RwSignal::new_local(None::<MediaStream>);
    let problem = RwSignal::new(None::<String>);
    let found = RwSignal::new(false);
    let video = NodeRef::<html::Video>::new();
    let stop = move || {
        if let Some(Some(stream)) = stream.try_update(Option::take) {
            stream
                .get_tracks()
                .iter()
                .filter_map(|track| track.dyn_into::<MediaStreamTrack>().ok())
                .for_each(|t| t.stop());
        }
    };
    on_cleanup(stop);
    let read = move |text: &str| match content(app.language.get_untracked(), wanted, text) {
        Ok(link) => {
            found.set(true);
            problem.set(None);
            on_found.run(link);
        }
        Err(why) => problem.set(Some(why)),
    };
    let look = move || {
        spawn_local(async move {
            while let (Some(Some(_)), Some(shown)) = (stream.try_get_untracked(), video.try_get_untracked().flatten()) {
                let size = (shown.video_width(), shown.video_height());
                let seen = pixels(size, CAMERA_SIZE, |canvas, (width, height)| {
                    canvas.draw_image_with_html_video_element_and_dw_and_dh(&shown, 0.0, 0.0, width, height)
                });
                if let Some(code) = seen.and_then(|picture| codes(&picture).into_iter().next()) {
                    stop();
                    read(&code.text());
                }
                after(LOOK).await;
            }
        });
    };
    let start = move |_| {
        found.set(false);
        problem.set(None);
        spawn_local(async move {
            match camera().await {
                Some(opened) => {
                    stream.set(Some(opened));
                    look();
                }
                None => problem.set(Some(app.language.get_untracked().web().scan_no_camera().to_owned())),
            }
        });
    };
    Effect::new(move |_| {
        if let (Some(video), Some(stream)) = (video.get(), stream.get()) {
            video.set_src_object(Some(&stream));
            let _begins = video.play();
        }
    });
    let choose = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.as_ref().and_then(|input| input.files()?.item(0)) else { return };
        // The same picture can be chosen again.
        let _ = input.map(|input| input.set_value(""));
        found.set(false);
        spawn_local(async move {
            match picture(&file).await.and_then(|picture| codes(&picture).into_iter().next()) {
                Some(code) => read(&code.text()),
                None => problem.set(Some(app.language.get_untracked().web().scan_nothing().to_owned())),
            }
        });
    };
    let hint = move || match wanted {
        Wanted::Card => app.texts().scan_hint(),
        Wanted::LinkCode => app.texts().scan_code_hint(),
    };
    let read_it = move || match wanted {
        Wanted::Card => app.texts().scan_found(),
        Wanted::LinkCode => app.texts().scan_code_found(),
    };
    let is_looking = move || stream.with(Option::is_some);
    view! {
        <div class="scan">
            <Show when=is_looking>
                // It is the camera's owner who is seen: there is nothing to caption.
                <video node_ref=video muted playsinline aria-label=hint></video>
                <p class="quiet">{hint}</p>
            </Show>
            <div class="row start">
                {move || if is_looking() {
                    view! { <button type="button" class="button" on:click=move |_| stop()>{app.texts().scan_stop()}</button> }.into_any()
                } else {
                    view! { <button type="button" class="button" on:click=start>{app.texts().scan()}</button> }.into_any()
                }}
                <label class="button">
                    {move || app.texts().scan_picture()}
                    <input class="hidden" type="file" accept="image/*" on:change=choose />
                </label>
            </div>
            <p role="status" class="good">{move || found.get().then(read_it)}</p>
            <Problem text=problem />
        </div>
    }
}

/// What is wanted, or what the code is instead.
fn content(language: Language, wanted: Wanted, content: &str) -> Result<String, String> {
    let is_wanted = match wanted {
        Wanted::Card => Payload::of(content) == Payload::KithCard,
        Wanted::LinkCode => LinkCode::from_text(content) != Err(CodeError::NotACode),
    };
    if is_wanted { Ok(content.trim().to_owned()) } else { Err(other(language, wanted, content)) }
}

/// Why something that was pasted for a card is none, if it would harm whoever gives it away or uses it.
pub(super) fn harmful(language: Language, content: &str) -> Option<String> {
    let harms = !matches!(code::other(content), None | Some(OtherCode::Card))
        || matches!(Payload::of(content), Payload::LinksDevice(_) | Payload::SignsIn(_));
    harms.then(|| other(language, Wanted::Card, content))
}

/// What something is that is not what is wanted.
pub(super) fn other(language: Language, wanted: Wanted, content: &str) -> String {
    let texts = language.web();
    match code::other(content) {
        Some(OtherCode::Guardian) => return language.guardians().is_a_guardian_code().to_owned(),
        Some(OtherCode::RecoveryPhrase) => return language.errors().phrase_is_no_code().to_owned(),
        Some(OtherCode::Link) if wanted == Wanted::Card => return texts.scan_kith_links().to_owned(),
        Some(OtherCode::Card | OtherCode::Link | OtherCode::Foreign(_)) | None => {}
    }
    match Payload::of(content) {
        Payload::LinksDevice("Kith") => texts.scan_kith_links().to_owned(),
        Payload::LinksDevice(service) => texts.scan_links(service),
        Payload::SignsIn(service) => texts.scan_signs_in(service),
        Payload::KithCard if wanted == Wanted::LinkCode => texts.scan_card_here().to_owned(),
        Payload::KithCard
        | Payload::Pays(_)
        | Payload::JoinsNetwork(_)
        | Payload::AddsContact(_)
        | Payload::OpensLink(_)
        | Payload::Acts(_)
        | Payload::Text => {
            let shown = content.chars().filter(|c| !c.is_control()).take(SHOWN).collect::<String>();
            match wanted {
                Wanted::Card => texts.scan_other(&shown),
                Wanted::LinkCode => texts.scan_other_code(&shown),
            }
        }
    }
}

/// The camera that looks away from its owner, if there are two.
async fn camera() -> Option<MediaStream> {
    let wanted = js_sys::Object::new();
    Reflect::set(&wanted, &"facingMode".into(), &"environment".into()).ok()?;
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    // Pages without encryption have no devices at all.
    let devices = Reflect::get(&window().navigator(), &"mediaDevices".into()).ok()?;
    let devices: web_sys::MediaDevices = devices.dyn_into().ok()?;
    let opened = devices.get_user_media_with_constraints(&constraints).ok()?;
    JsFuture::from(opened).await.ok()?.dyn_into().ok()
}

async fn picture(file: &web_sys::File) -> Option<Picture> {
    let decoded = window().create_image_bitmap_with_blob(file).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(decoded).await.ok()?.dyn_into().ok()?;
    pixels((bitmap.width(), bitmap.height()), PICTURE_SIZE, |canvas, (width, height)| {
        canvas.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height)
    })
}

/// Draws something, no larger than allowed, and takes the brightness of its pixels.
fn pixels(
    (width, height): (u32, u32),
    most: u32,
    draw: impl FnOnce(&CanvasRenderingContext2d, (f64, f64)) -> Result<(), JsValue>,
) -> Option<Picture> {
    let scale = (f64::from(most) / f64::from(width.max(height))).min(1.0);
    let (width, height) = ((f64::from(width) * scale).floor(), (f64::from(height) * scale).floor());
    if width < 1.0 || height < 1.0 {
        return None;
    }
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What is transparent in a picture is paper.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    draw(&context, (width, height)).ok()?;
    let colours = context.get_image_data(0.0, 0.0, width, height).ok()?.data();
    let grey = colours.chunks_exact(4).map(|pixel| match pixel {
        [red, green, blue, _] => ((u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29) >> 8) as u8,
        _ => u8::MAX,
    });
    Picture::new(width as usize, height as usize, grey.collect())
}

#[cfg(test)]
mod tests {
    use kith_texts::Language;
    use kith_wire::link::LinkCode;

    use super::{Wanted, content};

    #[test]
    fn of_all_codes_only_cards_are_taken() {
        let read = |shown: &str| content(Language::En, Wanted::Card, shown);
        assert_eq!(read(" kith:card/abc\n").as_deref(), Ok("kith:card/abc"));
        let linking = read("sgnl://linkdevice?uuid=x&pub_key=y").unwrap_err();
        assert!(linking.contains("Signal") && linking.starts_with("Stop"), "{linking}");
        let hostile = read("https://evil.example/\u{1b}[31m").unwrap_err();
        assert!(hostile.contains("evil.example") && !hostile.contains('\u{1b}'), "{hostile}");
        let own = read("KITHLINKAEBAGBAFAYDQQCIKBMGA2DQPCAIRCE3XOM5C6L3SMVWGC6JOMV").unwrap_err();
        assert!(own.starts_with("Stop"), "{own}");
    }

    #[test]
    fn where_a_device_is_linked_only_codes_of_kith_are_taken() {
        let code = LinkCode { secret: [7; 16], url: "wss://relay.example/v1".into() }.to_text();
        let read = |shown: &str| content(Language::En, Wanted::LinkCode, shown);
        assert_eq!(read(&format!(" {code}\n")), Ok(code));
        let card = read("kith:card/abc").unwrap_err();
        assert!(card.contains("card"), "{card}");
        let foreign = read("sgnl://linkdevice?uuid=x&pub_key=y").unwrap_err();
        assert!(foreign.contains("Signal") && foreign.starts_with("Stop"), "{foreign}");
    }
}
