//! A JSON object that keeps what it does not know.
//!
//! What parses is kept out of line, for the reason told in `decode`.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::value::{to_raw_value, RawValue};

use crate::error::{Error, Result};
use crate::text::Text;

/// A JSON object of which only the parts that are asked for are decoded.
///
/// Whatever is not changed is written back byte for byte: unknown fields, the order of members, and numbers of any size
/// and precision. Members are found by their path, one name for each level. On a path, null counts as absent; anything
/// else that is not an object is an error. Of members with the same name the last one counts.
#[derive(Clone, Debug, Default)]
pub struct Object<'a> {
    members: Vec<(Text<'a>, Cow<'a, RawValue>)>,
}

impl<'a> Object<'a> {
    /// Decodes the value at `path`; `None` if it is absent or null.
    pub fn get<'s, T: Deserialize<'s>>(&'s self, path: &[&str]) -> Result<Option<T>> {
        match self.find(path)? {
            Some(value) => decode(value, path[path.len() - 1]),
            None => Ok(None),
        }
    }

    /// Whether there is a value at `path`. Null counts as one.
    pub fn has(&self, path: &[&str]) -> Result<bool> {
        Ok(self.find(path)?.is_some())
    }

    /// Puts a value at `path`, in the place of the one there or after its siblings. Missing parents are made.
    pub fn set(&mut self, path: &[&str], value: &(impl Serialize + ?Sized)) -> Result<()> {
        let (name, parents) = path.split_last().ok_or(NO_PATH)?;
        let value = to_raw_value(value)?;
        self.edit(parents, |parent| {
            parent.put(name, value);
            Ok(())
        })
    }

    /// Removes the value at `path`, if there is one.
    pub fn remove(&mut self, path: &[&str]) -> Result<()> {
        let (name, parents) = path.split_last().ok_or(NO_PATH)?;
        if !self.has(path)? {
            return Ok(());
        }
        self.edit(parents, |parent| {
            parent.members.retain(|(member, _)| member != name);
            Ok(())
        })
    }

    /// Changes the object at `path`, which is made if it is missing, and returns what `change` does. Cheaper than several
    /// calls of `set` with paths that begin alike.
    #[inline(never)]
    pub fn edit<R>(&mut self, path: &[&str], change: impl FnOnce(&mut Object<'_>) -> Result<R>) -> Result<R> {
        let (name, rest) = match path.split_first() {
            Some((name, rest)) => (*name, rest),
            None => return change(self),
        };
        let mut child = match self.member(name) {
            Some(value) => decode::<Option<Object>>(value, name)?.unwrap_or_default(),
            None => Object::default(),
        };
        let result = child.edit(rest, change)?;
        let changed = to_raw_value(&child)?;
        self.put(name, changed);
        Ok(result)
    }

    /// Changes each object of the list at `path`, such as each container of a pod; does nothing if there is no list.
    pub fn edit_each(&mut self, path: &[&str], change: impl FnMut(&mut Object<'_>) -> Result<()>) -> Result<()> {
        let changed = match self.get::<Vec<Object>>(path)? {
            Some(mut elements) => {
                elements.iter_mut().try_for_each(change)?;
                to_raw_value(&elements)?
            }
            None => return Ok(()),
        };
        self.set(path, &changed)
    }

    #[inline(never)]
    fn find(&self, path: &[&str]) -> Result<Option<&RawValue>> {
        let (first, rest) = path.split_first().ok_or(NO_PATH)?;
        let mut found = self.member(first);
        for (depth, name) in rest.iter().enumerate() {
            found = match found {
                Some(parent) => member_of(parent, name).map_err(|error| at(path[depth], error))?,
                None => return Ok(None),
            };
        }
        Ok(found)
    }

    fn member(&self, name: &str) -> Option<&RawValue> {
        self.members.iter().rev().find(|(member, _)| *member == name).map(|(_, value)| &**value)
    }

    #[inline(never)]
    fn put(&mut self, name: &str, value: Box<RawValue>) {
        let value = Cow::Owned(value);
        match self.members.iter_mut().rev().find(|(member, _)| *member == name) {
            Some((_, old)) => *old = value,
            None => self.members.push((name.to_owned().into(), value)),
        }
    }
}

const NO_PATH: &str = "a path needs at least one name";

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.members.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    #[inline(never)]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Object<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<Object<'de>, M::Error> {
        let mut members = Vec::new();
        while let Some(name) = map.next_key()? {
            members.push((name, Cow::Borrowed(map.next_value::<&RawValue>()?)));
        }
        Ok(Object { members })
    }
}

#[inline(never)]
fn decode<'a, T: Deserialize<'a>>(value: &'a RawValue, name: &str) -> Result<T> {
    serde_json::from_str(value.get()).map_err(|error| at(name, error))
}

#[inline(never)]
fn member_of<'a>(parent: &'a RawValue, name: &str) -> serde_json::Result<Option<&'a RawValue>> {
    serde_json::Deserializer::from_str(parent.get()).deserialize_any(Member(name))
}

/// Says in which member of the object decoding failed; the line and column that follow count from its start.
fn at(name: &str, error: serde_json::Error) -> Error {
    format!("in {name}: {}", Error::from(error)).into()
}

/// Finds one member without keeping the others.
struct Member<'n>(&'n str);

impl<'de> Visitor<'de> for Member<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_unit<E>(self) -> std::result::Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<Self::Value, M::Error> {
        let mut found = None;
        while let Some(name) = map.next_key::<Text>()? {
            let value: &RawValue = map.next_value()?;
            if name == self.0 {
                found = Some(value);
            }
        }
        Ok(found)
    }
}
