//! How the members of a review are decoded.

use serde::{Deserialize, Deserializer};

/// Reads a member that means its default when it is null, as it does when it is absent.
///
/// Kept out of line on purpose: a decoder with everything inlined becomes one function so large that a just-in-time
/// compiler may refuse it.
#[inline(never)]
pub fn nullable<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Reads a member as its type says, out of line for the reason above.
#[inline(never)]
pub fn outlined<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer)
}
