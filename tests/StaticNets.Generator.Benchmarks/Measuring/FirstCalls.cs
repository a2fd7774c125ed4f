using System.Globalization;
using System.Reflection;
using StaticNets.Generator.Benchmarks.Runs;

namespace StaticNets.Generator.Benchmarks.Measuring;

/// <summary>Measures the time until a new process has its first result. Most of this time is JIT compilation.</summary>
internal sealed class FirstCalls : IDisposable
{
    public const string CommandName = "first-call";

    private const int Processes = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("staticnets").FullName;
    private readonly string _path;

    public FirstCalls(byte[] assembly)
    {
        _path = Path.Combine(_folder, "Networks.dll");
        File.WriteAllBytes(_path, assembly);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Measures a first call in several new processes, and returns the median time in milliseconds.</summary>
    /// <param name="call">The method of <see cref="StarterSource"/> to call.</param>
    public double Median(string call) =>
        Sampling.Median(Processes, () => double.Parse(ChildProcess.Run(CommandName, _path, call), CultureInfo.InvariantCulture));

    /// <summary>
    /// Returns the milliseconds for creating a network and making the first call, in a process that has not used the library before.
    /// </summary>
    public static string InThisProcess(string assembly, string call)
    {
        MethodInfo method = Assembly.LoadFrom(assembly).GetType(StarterSource.Type, throwOnError: true)!.GetMethod(call)!;
        Action action = method.CreateDelegate<Action>();
        return Sampling.Time(action).ToString(CultureInfo.InvariantCulture);
    }
}
