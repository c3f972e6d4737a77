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
	"sort"
	"strconv"
	"sync"
	"time"

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
		fmt.Fprintln(os.Stderr, "usage: wazero MODULE.wasm REVIEW.json fresh|reused THREADS WARMUP_SECONDS SECONDS")
		os.Exit(2)
	}
	module, err := os.ReadFile(os.Args[1])
	check(err)
	document, err := os.ReadFile(os.Args[2])
	check(err)
	var head struct {
		Request struct {
			UID string `json:"uid"`
		} `json:"request"`
	}
	check(json.Unmarshal(document, &head))
	fresh := os.Args[3] == "fresh"
	threads, warmup, measured := number(os.Args[4]), number(os.Args[5]), number(os.Args[6])

	ctx := context.Background()
	engine := wazero.NewRuntime(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, engine)
	compiled, err := engine.CompileModule(ctx, module)
	check(err)

	verify := func(output []byte) {
		var out answer
		check(json.Unmarshal(output, &out))
		if out.Error != "" || out.Response == nil || out.Response.Response == nil ||
			out.Response.Response.UID != head.Request.UID || !out.Response.Response.Allowed {
			check(fmt.Errorf("unexpected answer: %s", output))
		}
	}
	newCall := func() func() {
		stdin, stdout := &bytes.Buffer{}, &bytes.Buffer{}
		config := wazero.NewModuleConfig().WithName("").WithStartFunctions().
			WithStdin(stdin).WithStdout(stdout).WithSysWalltime().WithSysNanotime()
		instantiate := func() api.Module {
			instance, err := engine.InstantiateModule(ctx, compiled, config)
			check(err)
			return instance
		}
		var reused api.Module
		if !fresh {
			reused = instantiate()
		}
		return func() {
			input, err := json.Marshal(envelope{document})
			check(err)
			stdin.Reset()
			stdin.Write(input)
			stdout.Reset()
			instance := reused
			if fresh {
				instance = instantiate()
			}
			_, err = instance.ExportedFunction("validate").Call(ctx)
			check(err)
			if fresh {
				instance.Close(ctx)
			}
			verify(stdout.Bytes())
		}
	}
	run(threads, warmup, newCall)
	report(os.Args[3], threads, measured, run(threads, measured, newCall))
}

// run calls on each of so many threads for so many seconds and returns what each call took, sorted.
func run(threads, seconds int, newCall func() func()) []int64 {
	var all []int64
	var lock sync.Mutex
	var group sync.WaitGroup
	for i := 0; i < threads; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			call := newCall()
			samples := make([]int64, 0, 1<<20)
			end := time.Now().Add(time.Duration(seconds) * time.Second)
			for start := time.Now(); start.Before(end); {
				call()
				now := time.Now()
				samples = append(samples, int64(now.Sub(start)))
				start = now
			}
			lock.Lock()
			all = append(all, samples...)
			lock.Unlock()
		}()
	}
	group.Wait()
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all
}

func report(mode string, threads, seconds int, samples []int64) {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dependency := range info.Deps {
			if dependency.Path == "github.com/tetratelabs/wazero" {
				version = dependency.Version
			}
		}
	}
	state := map[string]string{"fresh": "pristine", "reused": "dirty"}[mode]
	line, err := json.Marshal(map[string]any{
		"subject":      "wazero " + version + " " + mode,
		"state":        state,
		"version":      version,
		"threads":      threads,
		"p50Micros":    float64(samples[len(samples)/2]) / 1000,
		"p99Micros":    float64(samples[len(samples)*99/100]) / 1000,
		"opsPerSecond": float64(len(samples)) / float64(seconds),
	})
	check(err)
	fmt.Println(string(line))
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
