//! Write a Kubernetes policy as a WebAssembly module: one function, one macro.
//!
//! ```
//! use wasm_k8s_guest::{validator, AdmissionRequest, Result, Verdict};
//!
//! validator!(validate);
//!
//! fn validate(request: AdmissionRequest, _settings: ()) -> Result<Verdict> {
//!     let frozen = match &request.object {
//!         Some(object) => object.has(&["metadata", "labels", "frozen"])?,
//!         None => false,
//!     };
//!     Ok(if frozen { Verdict::deny("frozen objects stay as they are") } else { Verdict::allow() })
//! }
//! ```
//!
//! [`authenticator!`], [`authorizer!`], [`validator!`] and [`mutator!`] each export the entry point that a host calls,
//! and hand the policy what it needs: the request half of the review, and its settings. What the policy returns is the
//! verdict; an [`Error`] means that it could not reach one, and the host decides what happens then. A panic does too,
//! but with a poorer message.
//!
//! # Settings
//! The second parameter is any type of yours that implements [`serde::Deserialize`]:
//!
//! | type | settings configured | not configured |
//! | --- | --- | --- |
//! | `T` | decoded | the call fails |
//! | `Option<T>` | decoded | `None` |
//! | `()` | the call fails | fine |
//!
//! Use `#[serde(deny_unknown_fields)]`: a misspelt setting is then reported instead of silently ignored.
//!
//! # Borrowed values
//! Requests borrow from the input: nothing is copied that needs no unescaping. [`Text`] is a string of that kind and
//! reads like a `&str`; your own types may borrow as well (`#[serde(borrow)]`).
//!
//! # State and memory
//! A host starts every call from the state right after instantiation. Nothing put into a static survives a call. For the
//! same reason memory is handed out and never taken back: switch the feature `arena` off to bring your own allocator.

mod admission;
#[cfg(all(feature = "arena", target_os = "wasi"))]
mod arena;
mod authentication;
mod authorization;
mod decode;
mod encode;
mod entry;
mod envelope;
mod error;
#[cfg(all(feature = "arena", target_os = "wasi"))]
mod memory;
mod object;
mod stdio;
mod text;
mod user;
mod verdict;

pub use admission::{answer_admission, AdmissionRequest, GroupVersionKind, GroupVersionResource, Operation};
pub use authentication::{answer_token_review, Authentication, TokenReviewSpec};
pub use authorization::{
    answer_subject_access_review, Decision, NonResourceAttributes, ResourceAttributes, Selector, SelectorRequirement,
    SubjectAccessReviewSpec,
};
pub use entry::serve;
pub use error::{Error, Result};
pub use object::Object;
pub use text::Text;
pub use user::UserInfo;
pub use verdict::Verdict;
