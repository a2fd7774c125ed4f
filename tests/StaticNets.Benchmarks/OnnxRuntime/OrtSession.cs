using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Benchmarks.OnnxRuntime;

/// <summary>A network whose input and output are bound to our memory, so that a run allocates and copies nothing.</summary>
internal sealed unsafe class OrtSession
{
    private const int LogErrors = 3;
    private const int AllOptimizations = 99;
    private const int ArenaAllocator = 1;
    private const int Float = 1;

    private readonly OrtApi _api;
    private readonly AlignedBlock<float> _x;
    private readonly AlignedBlock<float> _y;
    private readonly nint _session;
    private readonly nint _binding;
    private readonly delegate* unmanaged<nint, nint, nint, nint> _run;

    /// <summary>Opens a network with an input <c>x</c> [rows, inputs] and an output <c>y</c> [rows, outputs], on one thread.</summary>
    public OrtSession(OrtApi api, string path, int rows, int inputs, int outputs)
    {
        _api = api;
        _x = new AlignedBlock<float>(rows * inputs);
        _y = new AlignedBlock<float>(rows * outputs);
        nint name = Marshal.StringToCoTaskMemUTF8("benchmark");
        nint file = Marshal.StringToCoTaskMemUTF8(path);
        nint environment,
            options,
            session,
            binding,
            memory;
        api.Check(((delegate* unmanaged<int, nint, nint*, nint>)api[OrtEntry.CreateEnv])(LogErrors, name, &environment));
        api.Check(((delegate* unmanaged<nint*, nint>)api[OrtEntry.CreateSessionOptions])(&options));
        foreach (OrtEntry threads in new[] { OrtEntry.SetIntraOpNumThreads, OrtEntry.SetInterOpNumThreads })
        {
            api.Check(((delegate* unmanaged<nint, int, nint>)api[threads])(options, 1));
        }

        var optimize = (delegate* unmanaged<nint, int, nint>)api[OrtEntry.SetSessionGraphOptimizationLevel];
        api.Check(optimize(options, AllOptimizations));
        api.Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)api[OrtEntry.CreateSession])(environment, file, options, &session));
        api.Check(((delegate* unmanaged<nint, nint*, nint>)api[OrtEntry.CreateIoBinding])(session, &binding));
        api.Check(((delegate* unmanaged<int, int, nint*, nint>)api[OrtEntry.CreateCpuMemoryInfo])(ArenaAllocator, 0, &memory));
        Bind(OrtEntry.BindInput, "x", binding, Tensor(memory, _x, rows, inputs));
        Bind(OrtEntry.BindOutput, "y", binding, Tensor(memory, _y, rows, outputs));
        _session = session;
        _binding = binding;
        _run = (delegate* unmanaged<nint, nint, nint, nint>)api[OrtEntry.RunWithBinding];
    }

    /// <summary>The input rows.</summary>
    public Span<float> X => _x.Span;

    /// <summary>The output rows of the last run.</summary>
    public ReadOnlySpan<float> Y => _y.Span;

    /// <summary>Runs the prediction.</summary>
    public void Run() => _api.Check(_run(_session, 0, _binding));

    private nint Tensor(nint memory, AlignedBlock<float> block, int rows, int columns)
    {
        long* shape = stackalloc long[] { rows, columns };
        void* data = Unsafe.AsPointer(ref block.Reference);
        nint value;
        var create = (delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)_api[OrtEntry.CreateTensorWithDataAsOrtValue];
        _api.Check(create(memory, data, (nuint)(block.Length * sizeof(float)), shape, 2, Float, &value));
        return value;
    }

    private void Bind(OrtEntry direction, string name, nint binding, nint value)
    {
        var bind = (delegate* unmanaged<nint, nint, nint, nint>)_api[direction];
        _api.Check(bind(binding, Marshal.StringToCoTaskMemUTF8(name), value));
    }
}
