// A module on wazero, as the original host runs it (a fresh instance for each call), or with one instance reused.
// A call is measured from the bytes of the review to the decoded and checked answer.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"

	"dev.wasmk8s/benchmarks/timing"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

type envelope struct {
	Request json.RawMessage `json:"request"`
}

type answer struct {
	Error    string `json:"error"`
	Response *struct {
		Response *struct {
			UID     string `json:"uid"`
			Allowed bool   `json:"allowed"`
		} `json:"response"`
	} `json:"response"`
}

func main() {
	if len(os.Args) != 7 {
		fmt.Fprintln(os.Stderr, "usage: wazero MODULE.wasm REVIEW.json fresh|reused THREADS WARMUP_SECONDS TURN_MILLIS")
		os.Exit(2)
	}
	module, err := os.ReadFile(os.Args[1])
	timing.Check(err)
	document, err := os.ReadFile(os.Args[2])
	timing.Check(err)
	var head struct {
		Request struct {
			UID string `json:"uid"`
		} `json:"request"`
	}
	timing.Check(json.Unmarshal(document, &head))
	fresh := os.Args[3] == "fresh"
	threads, warmup, measured := timing.Number(os.Args[4]), timing.Number(os.Args[5]), timing.Number(os.Args[6])

	ctx := context.Background()
	engine := wazero.NewRuntime(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, engine)
	compiled, err := engine.CompileModule(ctx, module)
	timing.Check(err)

	verify := func(output []byte) {
		var out answer
		timing.Check(json.Unmarshal(output, &out))
		if out.Error != "" || out.Response == nil || out.Response.Response == nil ||
			out.Response.Response.UID != head.Request.UID || !out.Response.Response.Allowed {
			timing.Check(fmt.Errorf("unexpected answer: %s", output))
		}
	}
	newCall := func() func() {
		stdin, stdout := &bytes.Buffer{}, &bytes.Buffer{}
		config := wazero.NewModuleConfig().WithName("").WithStartFunctions().
			WithStdin(stdin).WithStdout(stdout).WithSysWalltime().WithSysNanotime()
		instantiate := func() api.Module {
			instance, err := engine.InstantiateModule(ctx, compiled, config)
			timing.Check(err)
			return instance
		}
		var reused api.Module
		if !fresh {
			reused = instantiate()
		}
		return func() {
			input, err := json.Marshal(envelope{document})
			timing.Check(err)
			stdin.Reset()
			stdin.Write(input)
			stdout.Reset()
			instance := reused
			if fresh {
				instance = instantiate()
			}
			_, err = instance.ExportedFunction("validate").Call(ctx)
			timing.Check(err)
			if fresh {
				instance.Close(ctx)
			}
			verify(stdout.Bytes())
		}
	}
	version := wazeroVersion()
	state := map[string]string{"fresh": "pristine", "reused": "dirty"}[os.Args[3]]
	timing.Measure("wazero "+version+" "+os.Args[3], state, version, threads, warmup, measured, newCall)
}

func wazeroVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dependency := range info.Deps {
			if dependency.Path == "github.com/tetratelabs/wazero" {
				return dependency.Version
			}
		}
	}
	return "unknown"
}
