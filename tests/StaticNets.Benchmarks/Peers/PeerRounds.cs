using StaticNets.Benchmarks.Measuring;

namespace StaticNets.Benchmarks.Peers;

/// <summary>
/// Measures the workloads in other libraries in turn with our own (NumPy before), and collects the times. A library that is missing is named once
/// and left out.
/// </summary>
internal sealed class PeerRounds : IDisposable
{
    private const string NumPyWorkload = "digits-fit";

    private static readonly Dictionary<string, string> _names = new()
    {
        [PeerNames.Torch] = "PyTorch",
        [PeerNames.OnnxRuntime] = "ONNX Runtime",
    };

    private readonly Dictionary<string, PeerProgram> _programs = [];
    private readonly Dictionary<(string Peer, string Workload), double> _medians = [];
    private IReadOnlyDictionary<string, double> _aot = new Dictionary<string, double>();
    private double? _numPy;

    /// <summary>Builds the program with the other libraries; to be called before this process is pinned to one core.</summary>
    /// <returns>Whether it is built; if not, the reason is printed.</returns>
    public static bool TryBuild() => Try(string.Join(" and ", _names.Values), PeerProgram.Build);

    /// <summary>Starts the other libraries on the core of this process, and measures those workloads that NumPy runs.</summary>
    /// <param name="isBuilt">Whether the program with PyTorch and ONNX Runtime is built.</param>
    public void Start(IReadOnlyCollection<string> workloads, bool isBuilt)
    {
        if (isBuilt)
        {
            foreach (string peer in _names.Keys)
            {
                _programs[peer] = PeerProgram.Start(peer);
            }
        }

        if (workloads.Contains(NumPyWorkload))
        {
            Try("NumPy", () => _numPy = NumPyPeer.MeasureDigits());
        }
    }

    /// <summary>Measures our own workloads compiled ahead of time.</summary>
    public void Measure(AotPeer aot, IReadOnlyCollection<string> workloads, double seconds) => _aot = aot.Measure(workloads, seconds);

    /// <summary>Adds a round of a workload in each library.</summary>
    public void Round(string workload, double seconds)
    {
        foreach ((string peer, PeerProgram program) in _programs.ToArray())
        {
            if (!Try(_names[peer], () => Add(program.Measure(workload, seconds))))
            {
                _programs.Remove(peer);
                program.Dispose();
            }
        }
    }

    /// <summary>Adds the times of a report's workload to the report.</summary>
    public Report Beside(Report report) =>
        report with
        {
            AotMicroseconds = _aot.TryGetValue(report.Workload, out double aot) ? Report.Rounded(aot) : null,
            TorchMicroseconds = Find(PeerNames.Torch, report),
            OrtMicroseconds = Find(PeerNames.OnnxRuntime, report),
            NumPyMicroseconds = report.Workload == NumPyWorkload && _numPy is { } time ? Report.Rounded(time) : null,
        };

    public void Dispose()
    {
        foreach (PeerProgram program in _programs.Values)
        {
            program.Dispose();
        }
    }

    private void Add(PeerReport report)
    {
        if (report.MedianMicroseconds is { } median)
        {
            _medians[(report.Peer, report.Workload)] = median;
        }
    }

    private double? Find(string peer, Report report) =>
        _medians.TryGetValue((peer, report.Workload), out double median) ? Report.Rounded(median) : null;

    private static bool Try(string peer, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (PeerMissingException error)
        {
            Console.Error.WriteLine($"Skipped: {peer}, which peers/setup.sh installs. {error.Message}");
            return false;
        }
    }
}
