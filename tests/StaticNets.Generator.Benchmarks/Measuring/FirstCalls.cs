using System.Globalization;
using System.Reflection;
using StaticNets.Generator.Benchmarks.Runs;

namespace StaticNets.Generator.Benchmarks.Measuring;

/// <summary>How long a new process waits for its first result: mostly the JIT.</summary>
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

    /// <summary>Milliseconds in new processes.</summary>
    /// <param name="call">Method of <see cref="StarterSource"/>.</param>
    public double Median(string call) =>
        Sampling.Median(Processes, () => double.Parse(ChildProcess.Run(CommandName, _path, call), CultureInfo.InvariantCulture));

    /// <summary>Milliseconds from before <c>new</c> to behind the first call, in a process that has done nothing else with the library.</summary>
    public static string InThisProcess(string assembly, string call)
    {
        MethodInfo method = Assembly.LoadFrom(assembly).GetType(StarterSource.Type, throwOnError: true)!.GetMethod(call)!;
        Action action = method.CreateDelegate<Action>();
        return Sampling.Time(action).ToString(CultureInfo.InvariantCulture);
    }
}
