//! A JSON object that keeps what it does not know.

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
            Some(value) => serde_json::from_str(value.get()).map_err(|error| Error::from(error).at(path)),
            None => Ok(None),
        }
    }

    /// Whether there is a value at `path`. Null counts as one.
    pub fn has(&self, path: &[&str]) -> Result<bool> {
        Ok(self.find(path)?.is_some())
    }

    /// Puts a value at `path`, in the place of the one there or after its siblings. Missing parents are made.
    pub fn set(&mut self, path: &[&str], value: &(impl Serialize + ?Sized)) -> Result<()> {
        let value = to_raw_value(value)?;
        self.edit(path, |parent, name| parent.put(name, value)).map_err(|error| error.at(path))
    }

    /// Removes the value at `path`, if there is one.
    pub fn remove(&mut self, path: &[&str]) -> Result<()> {
        if !self.has(path)? {
            return Ok(());
        }
        self.edit(path, |parent, name| parent.members.retain(|(member, _)| *member != name))
    }

    /// Changes each object of the list at `path`, such as each container of a pod; does nothing if there is no list.
    pub fn for_each(&mut self, path: &[&str], change: impl FnMut(&mut Object<'_>) -> Result<()>) -> Result<()> {
        let mut elements: Vec<Object<'_>> = match self.get(path)? {
            Some(elements) => elements,
            None => return Ok(()),
        };
        elements.iter_mut().try_for_each(change)?;
        let changed = to_raw_value(&elements)?;
        self.set(path, &changed)
    }

    fn find(&self, path: &[&str]) -> Result<Option<&RawValue>> {
        let (first, rest) = path.split_first().ok_or(NO_PATH)?;
        let mut found = self.member(first);
        for name in rest {
            found = match found {
                Some(parent) => member_of(parent, name).map_err(|error| error.at(path))?,
                None => return Ok(None),
            };
        }
        Ok(found)
    }

    /// Has `change` act on the object that holds the last name of `path`, and puts it back into its parents.
    fn edit(&mut self, path: &[&str], change: impl FnOnce(&mut Object<'_>, &str)) -> Result<()> {
        let (first, rest) = path.split_first().ok_or(NO_PATH)?;
        if rest.is_empty() {
            change(self, first);
            return Ok(());
        }
        let mut child = match self.member(first) {
            Some(value) => serde_json::from_str::<Option<Object>>(value.get())?.unwrap_or_default(),
            None => Object::default(),
        };
        child.edit(rest, change)?;
        let changed = to_raw_value(&child)?;
        self.put(first, changed);
        Ok(())
    }

    fn member(&self, name: &str) -> Option<&RawValue> {
        self.members.iter().rev().find(|(member, _)| *member == name).map(|(_, value)| &**value)
    }

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

fn member_of<'a>(parent: &'a RawValue, name: &str) -> Result<Option<&'a RawValue>> {
    Ok(serde_json::Deserializer::from_str(parent.get()).deserialize_any(Member(name))?)
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
