using Microsoft.ML.OnnxRuntime;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Peers.OnnxRuntime;

/// <summary>A model whose inputs and outputs are bound to arrays, so that a run allocates and copies nothing.</summary>
internal sealed class OrtNetwork
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    public OrtNetwork(byte[] model)
    {
        using SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
        };
        _session = new InferenceSession(model, options);
    }

    /// <summary>Returns a run on the same arrays.</summary>
    public Action Predict()
    {
        OrtIoBinding binding = Bind(Tensors(_session.InputMetadata), Tensors(_session.OutputMetadata));
        return () => _session.RunWithBinding(_options, binding);
    }

    /// <summary>
    /// Returns a step of a stream. Every input but <c>x</c> is a state <c>s</c>, whose next value is the output <c>s2</c>; two arrays for
    /// each state are read and written in turn.
    /// </summary>
    public Action Step()
    {
        Dictionary<string, OrtValue> inputs = Tensors(_session.InputMetadata);
        Dictionary<string, OrtValue> outputs = Tensors(_session.OutputMetadata);
        string[] states = [.. inputs.Keys.Where(name => name != "x")];
        OrtIoBinding even = Bind(inputs, outputs);
        foreach (string state in states)
        {
            (inputs[state], outputs[state + "2"]) = (outputs[state + "2"], inputs[state]);
        }

        OrtIoBinding odd = Bind(inputs, outputs);
        bool isOdd = false;
        return () =>
        {
            _session.RunWithBinding(_options, isOdd ? odd : even);
            isOdd = !isOdd;
        };
    }

    private OrtIoBinding Bind(Dictionary<string, OrtValue> inputs, Dictionary<string, OrtValue> outputs)
    {
        OrtIoBinding binding = _session.CreateIoBinding();
        foreach ((string name, OrtValue value) in inputs)
        {
            binding.BindInput(name, value);
        }

        foreach ((string name, OrtValue value) in outputs)
        {
            binding.BindOutput(name, value);
        }

        return binding;
    }

    private static Dictionary<string, OrtValue> Tensors(IReadOnlyDictionary<string, NodeMetadata> values) =>
        values.ToDictionary(value => value.Key, value => Tensor([.. value.Value.Dimensions.Select(length => (long)length)]));

    private static OrtValue Tensor(long[] shape) =>
        OrtValue.CreateTensorValueFromMemory(RandomRows.Values((int)shape.Aggregate((a, b) => a * b)), shape);
}
