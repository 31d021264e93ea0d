//! Points, and how a square lies in a picture that was taken from the side.

/// A point of a picture, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Point {
    pub(super) const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The point `part` of the way to another.
    pub(super) fn towards(self, other: Self, part: f32) -> Self {
        Self::new(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    pub(super) fn times(self, factor: f32) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }

    pub(super) fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    pub(super) fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// Positive if the other lies clockwise of it, as pictures have their y downwards.
    pub(super) fn cross(self, other: Self) -> f32 {
        self.x * other.y - self.y * other.x
    }
}

/// Where the points of the unit square lie in a picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Perspective {
    origin: Point,
    across: Point,
    down: Point,
    /// What the plane is tilted by.
    tilt: Point,
}

impl Perspective {
    /// Of a square whose corners lie so: (0,0), (1,0), (1,1), (0,1).
    pub(super) fn new(corners: [Point; 4]) -> Option<Self> {
        let [a, b, c, d] = corners;
        let (right, below) = (b.minus(c), d.minus(c));
        let gap = a.minus(b).plus(c).minus(d);
        let area = right.cross(below);
        if area.abs() < 1e-3 {
            return None;
        }
        let tilt = Point::new(gap.cross(below) / area, right.cross(gap) / area);
        let across = b.minus(a).plus(b.times(tilt.x));
        let down = d.minus(a).plus(d.times(tilt.y));
        Some(Self { origin: a, across, down, tilt })
    }

    /// Where a point of the square lies.
    pub(super) fn at(&self, x: f32, y: f32) -> Point {
        let depth = 1.0 + self.tilt.x * x + self.tilt.y * y;
        let point = self.origin.plus(self.across.times(x)).plus(self.down.times(y));
        point.times(1.0 / depth)
    }
}

impl Perspective {
    /// Which point of the square lies there.
    pub(super) fn inverse(&self, point: Point) -> Option<Point> {
        // (across - tilt.x * point) * x + (down - tilt.y * point) * y = point - origin
        let across = self.across.minus(point.times(self.tilt.x));
        let down = self.down.minus(point.times(self.tilt.y));
        let rest = point.minus(self.origin);
        let area = across.cross(down);
        (area.abs() > 1e-6).then(|| Point::new(rest.cross(down) / area, across.cross(rest) / area))
    }
}
