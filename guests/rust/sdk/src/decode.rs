//! How reviews are decoded: null is as good as absent, what is unknown is skipped, and no function is large.
//!
//! The derived decoders of serde make one function of a struct and all that it holds. A host that compiles modules to
//! Java bytecode gets a method from each function, and the JVM never compiles the largest methods: the whole review
//! would be decoded by its interpreter. Here, each member of a type is decoded out of line.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, MapAccess, Visitor};

/// What is made from the members of a JSON object.
pub trait FromMembers<'de>: Sized {
    fn from_members<M: MapAccess<'de>>(members: M) -> Result<Self, M::Error>;
}

/// Implements `Deserialize` for a struct, given the names of its members in JSON. A member that is absent or null is left
/// at its default; one that is marked `required` must be there.
macro_rules! members {
    (<$lifetime:lifetime $(, $generic:ident)*> $type:ty { $($json:literal => $field:ident $(: $required:ident)?,)* }) => {
        impl<'de: $lifetime, $lifetime $(, $generic: serde::Deserialize<'de>)*> $crate::decode::FromMembers<'de> for $type {
            fn from_members<M: serde::de::MapAccess<'de>>(mut members: M) -> std::result::Result<Self, M::Error> {
                $(let mut $field = None;)*
                while let Some(name) = members.next_key::<$crate::text::Text>()? {
                    match &*name {
                        $($json => $field = $crate::decode::value(&mut members)?,)*
                        _ => $crate::decode::skip(&mut members)?,
                    }
                }
                Ok(Self { $($field: $crate::decode::members!(@finish $field $json $($required)?),)* })
            }
        }

        impl<'de: $lifetime, $lifetime $(, $generic: serde::Deserialize<'de>)*> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                deserializer.deserialize_map($crate::decode::Members(std::marker::PhantomData))
            }
        }
    };
    (@finish $field:ident $json:literal required) => {
        $field.ok_or_else(|| serde::de::Error::missing_field($json))?
    };
    (@finish $field:ident $json:literal) => {
        $field.unwrap_or_default()
    };
}
pub(crate) use members;

/// Hands the members of an object to the type to make from them.
pub struct Members<T>(pub PhantomData<T>);

impl<'de, T: FromMembers<'de>> Visitor<'de> for Members<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, members: M) -> Result<T, M::Error> {
        T::from_members(members)
    }
}

/// The value of the member at hand; `None` if it is null.
#[inline(never)]
pub fn value<'de, M: MapAccess<'de>, T: Deserialize<'de>>(members: &mut M) -> Result<Option<T>, M::Error> {
    members.next_value()
}

#[inline(never)]
pub fn skip<'de, M: MapAccess<'de>>(members: &mut M) -> Result<(), M::Error> {
    members.next_value().map(|serde::de::IgnoredAny| ())
}
