using StaticNets.Benchmarks.Measuring;

namespace StaticNets.Benchmarks.Peers;

/// <summary>Median microseconds of the same workloads in other libraries.</summary>
internal sealed class PeerTimes
{
    private const string NumPyWorkload = "digits-fit";

    private readonly IReadOnlyDictionary<string, double> _torch;
    private readonly IReadOnlyDictionary<string, double> _ort;
    private readonly IReadOnlyDictionary<string, double> _numPy;

    private PeerTimes(
        IReadOnlyDictionary<string, double> torch,
        IReadOnlyDictionary<string, double> ort,
        IReadOnlyDictionary<string, double> numPy
    )
    {
        _torch = torch;
        _ort = ort;
        _numPy = numPy;
    }

    /// <summary>Nothing was measured.</summary>
    public static PeerTimes None { get; } = new(NoTimes, NoTimes, NoTimes);

    private static Dictionary<string, double> NoTimes => [];

    /// <summary>Measures every peer that is installed and names the others.</summary>
    public static PeerTimes Measure(IReadOnlyCollection<string> workloads, double seconds) =>
        new(
            Try("PyTorch", () => TorchPeer.Measure(workloads, seconds)),
            Try("ONNX Runtime", () => OrtPeer.Measure(workloads, seconds)),
            Try("NumPy", NumPy)
        );

    /// <summary>A report with the peers' times of its workload.</summary>
    public Report Beside(Report report) =>
        report with
        {
            TorchMicroseconds = Find(_torch, report),
            OrtMicroseconds = Find(_ort, report),
            NumPyMicroseconds = Find(_numPy, report),
        };

    private static Dictionary<string, double> NumPy() => new() { [NumPyWorkload] = TorchPeer.MeasureNumPyDigits() };

    private static IReadOnlyDictionary<string, double> Try(string peer, Func<IReadOnlyDictionary<string, double>> measure)
    {
        try
        {
            return measure();
        }
        catch (PeerMissingException error)
        {
            Console.Error.WriteLine($"{peer} is skipped: {error.Message}. peers/setup.sh installs it.");
            return NoTimes;
        }
    }

    private static double? Find(IReadOnlyDictionary<string, double> times, Report report) =>
        times.TryGetValue(report.Workload, out double time) ? Report.Rounded(time) : null;
}
