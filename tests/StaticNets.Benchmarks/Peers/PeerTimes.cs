using StaticNets.Benchmarks.Measuring;

namespace StaticNets.Benchmarks.Peers;

/// <summary>Median times of the workloads in other libraries, and of our own workloads compiled ahead of time, in microseconds.</summary>
internal sealed record PeerTimes
{
    private const string NumPyWorkload = "digits-fit";

    private static IReadOnlyDictionary<string, double> NoTimes { get; } = new Dictionary<string, double>();

    /// <summary>No measurements.</summary>
    public static PeerTimes None { get; } = new();

    private IReadOnlyDictionary<string, double> Aot { get; init; } = NoTimes;

    private IReadOnlyDictionary<string, double> Torch { get; init; } = NoTimes;

    private IReadOnlyDictionary<string, double> Ort { get; init; } = NoTimes;

    private IReadOnlyDictionary<string, double> NumPy { get; init; } = NoTimes;

    /// <summary>Adds the times of every other library that is installed, and prints the names of those that are not.</summary>
    public PeerTimes WithLibraries(IReadOnlyCollection<string> workloads, double seconds) =>
        this with
        {
            Torch = Try("PyTorch", () => TorchPeer.Measure(workloads, seconds)),
            Ort = Try("ONNX Runtime", () => OrtPeer.Measure(workloads, seconds)),
            NumPy = Try("NumPy", NumPyTimes),
        };

    /// <summary>Adds the times of our own workloads compiled ahead of time.</summary>
    public PeerTimes WithAot(AotPeer aot, IReadOnlyCollection<string> workloads, double seconds) =>
        this with
        {
            Aot = aot.Measure(workloads, seconds),
        };

    /// <summary>Adds the times of a report's workload to the report.</summary>
    public Report Beside(Report report) =>
        report with
        {
            AotMicroseconds = Find(Aot, report),
            TorchMicroseconds = Find(Torch, report),
            OrtMicroseconds = Find(Ort, report),
            NumPyMicroseconds = Find(NumPy, report),
        };

    private static Dictionary<string, double> NumPyTimes() => new() { [NumPyWorkload] = TorchPeer.MeasureNumPyDigits() };

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
