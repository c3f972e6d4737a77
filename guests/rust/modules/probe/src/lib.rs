//! Does to a host whatever the settings say, so that host tests can provoke every outcome with one module.
//!
//! Talks to the system interface alone, without the SDK: it has to misbehave in ways that the SDK prevents.
//! The settings are described in [`plan`], the actions in [`actions`].
#![cfg(target_os = "wasi")]

mod actions;
mod plan;
mod wasi;

use std::io::{stderr, stdin, stdout, Read, Write};
use std::sync::atomic::{AtomicU32, Ordering};

use plan::Plan;

static INITIALIZED: AtomicU32 = AtomicU32::new(0);

/// A host calls this once, before anything else.
#[no_mangle]
pub extern "C" fn _initialize() {
    INITIALIZED.fetch_add(1, Ordering::Relaxed);
}

/// A host never calls this.
#[no_mangle]
pub extern "C" fn _start() {
    core::arch::wasm32::unreachable()
}

#[no_mangle]
pub extern "C" fn authn() {
    probe("authn");
}

#[no_mangle]
pub extern "C" fn authz() {
    probe("authz");
}

#[no_mangle]
pub extern "C" fn validate() {
    probe("validate");
}

/// Errors of the system interface are ignored where a hostile guest would: what the host then makes of the call is what
/// its tests look at.
fn probe(export: &str) {
    let mut input = String::new();
    let _ = stdin().lock().read_to_string(&mut input);
    let (plan, uid) = plan::read(&input);
    write(stderr(), &plan.stderr);
    let report = actions::perform(&plan, export, &input);
    write(stdout(), &output(&plan, &uid, &report));
    if let Some(code) = plan.exit {
        std::process::exit(code);
    }
}

fn output(plan: &Plan, uid: &str, report: &str) -> String {
    match &plan.stdout {
        Some(text) => text.replace("$uid", uid),
        None => serde_json::json!({ "error": report }).to_string(),
    }
}

fn write(mut stream: impl Write, text: &str) {
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}
