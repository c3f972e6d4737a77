// The token magic-token belongs to magic-user; all others are somebody else's business.
package main

import "github.com/wasm-k8s/wasm-k8s/guests/go/wasmk8s"

//go:wasmexport authn
func authn() {
	wasmk8s.ServeAuthenticator(wasmk8s.NoSettings, authenticate)
}

func authenticate(review *wasmk8s.TokenReviewSpec, _ wasmk8s.None) (*wasmk8s.Authentication, error) {
	if review.Token != "magic-token" {
		return wasmk8s.Unknown(), nil
	}
	return wasmk8s.Authenticated(wasmk8s.UserInfo{
		Username: "magic-user",
		UID:      "0",
		Groups:   []string{"magic-group"},
	}), nil
}

func main() {}
