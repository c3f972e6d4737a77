// Images come from the registries in the settings, and from no others:
//
//	registries: [registry.example.com]
package main

import (
	"strings"

	"github.com/wasm-k8s/wasm-k8s/guests/go/wasmk8s"
)

//go:wasmexport validate
func validate() {
	wasmk8s.ServeAdmission(decodeSettings, decide)
}

func main() {}

type settings struct {
	registries []string
}

func decodeSettings(value wasmk8s.Value) (settings, error) {
	object, err := value.Object()
	if err != nil {
		return settings{}, err
	}
	if err := object.Only("registries"); err != nil {
		return settings{}, err
	}
	registries, err := object.Texts(wasmk8s.Path{"registries"})
	return settings{registries}, err
}

// containers are the lists of a pod that name images.
var containers = []wasmk8s.Path{{"spec", "initContainers"}, {"spec", "containers"}, {"spec", "ephemeralContainers"}}

var image = wasmk8s.Path{"image"}

func decide(request *wasmk8s.AdmissionRequest, settings settings) (*wasmk8s.Verdict, error) {
	if request.Object == nil || !request.IsKind("", "Pod") {
		return wasmk8s.Allow(), nil
	}
	for _, path := range containers {
		list, err := request.Object.Objects(path)
		if err != nil {
			return nil, err
		}
		for _, container := range list {
			name, err := container.Text(image)
			if err != nil {
				return nil, err
			}
			if !settings.allow(name) {
				return wasmk8s.Deny("the image " + name + " is of none of the registries allowed").WithCode(403), nil
			}
		}
	}
	return wasmk8s.Allow(), nil
}

// allow tells whether image is named with one of the registries, and not only with a name that begins like one.
func (s settings) allow(image string) bool {
	for _, registry := range s.registries {
		if rest, found := strings.CutPrefix(image, registry); found && strings.HasPrefix(rest, "/") {
			return true
		}
	}
	return false
}
