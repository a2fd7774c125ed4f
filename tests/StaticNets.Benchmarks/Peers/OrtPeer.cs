using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.OnnxRuntime;

namespace StaticNets.Benchmarks.Peers;

/// <summary>Runs ONNX Runtime in this process through its C interface.</summary>
internal static class OrtPeer
{
    private const string Library = "node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1";

    private static readonly Dictionary<string, (string File, int Rows, int Inputs, int Outputs)> _workloads = new()
    {
        ["mlp-infer-1"] = ("mlp", 1, 784, 10),
        ["mlp-infer-32"] = ("mlp", 32, 784, 10),
        ["mlp-infer-256"] = ("mlp", 256, 784, 10),
        ["tiny-infer-1"] = ("tiny", 1, 4, 3),
        ["lenet-infer-1"] = ("lenet", 1, 784, 10),
        ["lstm-step"] = ("lstm-step", 1, 65, 65),
        ["gru-step"] = ("gru-step", 1, 33, 33),
        ["lstm-sequence-1"] = ("lines", 1, 784, 10),
    };

    /// <summary>Returns the median times in microseconds of those workloads for which there is an ONNX network.</summary>
    /// <exception cref="PeerMissingException">ONNX Runtime or PyTorch, which writes the networks, is not installed.</exception>
    public static IReadOnlyDictionary<string, double> Measure(IEnumerable<string> workloads, double seconds)
    {
        string library = HarnessFiles.PathOf("peers", Library);
        if (!File.Exists(library))
        {
            throw new PeerMissingException("ONNX Runtime is not installed");
        }

        OrtApi api = new(library);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("staticnets-onnx-");
        try
        {
            TorchPeer.Export(folder.FullName);
            return workloads.Where(_workloads.ContainsKey).ToDictionary(name => name, Median);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        double Median(string name)
        {
            (string file, int rows, int inputs, int outputs) = _workloads[name];
            OrtSession session = new(api, Path.Combine(folder.FullName, file + ".onnx"), rows, inputs, outputs);
            session.X.Fill(0.5f);
            return Sampling.Measure(session.Run, seconds).Median * 1e6;
        }
    }
}
