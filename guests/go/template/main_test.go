package main

import (
	"strings"
	"testing"

	"github.com/wasm-k8s/wasm-k8s/guests/go/wasmk8s"
)

// answer is what the module answers to the creation of a pod with these containers.
func answer(containers string) string {
	return string(wasmk8s.AnswerAdmission([]byte(`{"request":{"request":{"uid":"u","operation":"CREATE",
		"kind":{"group":"","version":"v1","kind":"Pod"},"object":{"spec":`+containers+`}}},
		"settings":{"registries":["registry.example.com"]}}`), decodeSettings, decide))
}

func TestAnImageOfARegistryAllowedIsAllowed(t *testing.T) {
	if got := answer(`{"containers":[{"image":"registry.example.com/web:1"}]}`); !strings.Contains(got, `"allowed":true`) {
		t.Error(got)
	}
}

func TestOtherImagesAreDeniedWhereverTheyAre(t *testing.T) {
	for _, containers := range []string{
		`{"containers":[{"image":"registry.example.com/web:1"},{"image":"elsewhere.example.com/web:1"}]}`,
		`{"initContainers":[{"image":"web"}]}`,
		`{"ephemeralContainers":[{"image":"registry.example.com.evil.example/web"}]}`,
		`{"containers":[{}]}`,
	} {
		if got := answer(containers); !strings.Contains(got, `"allowed":false`) {
			t.Errorf("%s: %s", containers, got)
		}
	}
}

func TestWhatCannotBeReadIsAnErrorAndNotAllowed(t *testing.T) {
	if got := answer(`{"containers":"none"}`); !strings.HasPrefix(got, `{"error":`) {
		t.Error(got)
	}
}
