//! The exported entry points.

use crate::stdio;

/// Exports `authn`: answers a TokenReview with a function from [`TokenReviewSpec`](crate::TokenReviewSpec) and settings
/// to [`Authentication`](crate::Authentication).
#[macro_export]
macro_rules! authenticator {
    ($policy:path) => {
        $crate::export!("authn", $crate::answer_token_review, $policy);
    };
}

/// Exports `authz`: answers a SubjectAccessReview with a function from
/// [`SubjectAccessReviewSpec`](crate::SubjectAccessReviewSpec) and settings to [`Decision`](crate::Decision).
#[macro_export]
macro_rules! authorizer {
    ($policy:path) => {
        $crate::export!("authz", $crate::answer_subject_access_review, $policy);
    };
}

/// Exports `validate`: answers an AdmissionReview with a function from [`AdmissionRequest`](crate::AdmissionRequest) and
/// settings to [`Verdict`](crate::Verdict), which must leave the object as it is.
#[macro_export]
macro_rules! validator {
    ($policy:path) => {
        $crate::export!("validate", $crate::answer_admission, $policy);
    };
}

/// Exports `validate` too, for a policy whose [`Verdict`](crate::Verdict) may change the object. The host calls it as a
/// mutating module if it is configured as one.
#[macro_export]
macro_rules! mutator {
    ($policy:path) => {
        $crate::export!("validate", $crate::answer_admission, $policy);
    };
}

/// What the four macros share. Use those.
#[doc(hidden)]
#[macro_export]
macro_rules! export {
    ($name:literal, $answer:path, $policy:path) => {
        const _: () = {
            #[export_name = $name]
            extern "C" fn exported_by_wasm_k8s_guest() {
                $crate::serve(|input| $answer(input, $policy));
            }
        };
    };
}

/// Answers one call: reads all of stdin, and writes what `answer` makes of it to stdout. The macros call this.
pub fn serve(answer: fn(&[u8]) -> Vec<u8>) {
    let output = match stdio::read() {
        Ok(input) => answer(&input),
        Err(errno) => crate::envelope::failure(&format!("cannot read stdin: {errno}").into()),
    };
    if let Err(errno) = stdio::write(&output) {
        panic!("cannot write stdout: {errno}");
    }
}
