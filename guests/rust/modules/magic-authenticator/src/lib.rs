//! The token `magic-token` belongs to `magic-user`; all others are somebody else's business.

use wasm_k8s_guest::{authenticator, Authentication, Result, TokenReviewSpec, UserInfo};

authenticator!(authenticate);

fn authenticate(review: TokenReviewSpec, _settings: ()) -> Result<Authentication> {
    if review.token != "magic-token" {
        return Ok(Authentication::unknown());
    }
    Ok(Authentication::user(UserInfo {
        username: "magic-user".into(),
        uid: "0".into(),
        groups: vec!["magic-group".into()],
        ..UserInfo::default()
    }))
}
