using System.Diagnostics;
using System.Text;

namespace StaticNets.MpiTests;

/// <summary>What a run printed, its exit code and its duration.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error, TimeSpan Duration)
{
    public override string ToString() => $"exit code {ExitCode} after {Duration.TotalSeconds:F1} s\n{Output}\n{Error}";
}

/// <summary>A started command.</summary>
public sealed class RunningRanks : IDisposable
{
    private readonly Process _process;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    public RunningRanks(string file, string[] arguments, string? folder = null, params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The command must not inherit the MSBuild variables that the test run has set for itself.
        foreach (
            string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        // The output of Open MPI's ranks is a terminal, to which .NET would write control characters.
        start.Environment["TERM"] = "dumb";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What the ranks have printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Kills a rank as soon as the output says which.</summary>
    /// <param name="identifier">Returns the identifier of the rank's process from the output so far, or <see langword="null"/>.</param>
    public void Kill(Func<string, string?> identifier)
    {
        string? found = null;
        for (int attempt = 0; attempt < 600 && found is null; attempt++)
        {
            Thread.Sleep(50);
            found = identifier(Output);
        }

        Assert.True(found is not null, $"The ranks did not start: {Output}\n{_error}");
        using Process rank = Process.GetProcessById(int.Parse(found));
        rank.Kill();
    }

    /// <summary>Waits for the end of all ranks, or kills them when it takes too long.</summary>
    public Outcome End(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience))
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"The ranks still ran after {patience.TotalSeconds} s: {Output}\n{_error}");
        }

        // Also waits for the last lines.
        _process.WaitForExit();
        return new Outcome(_process.ExitCode, Output, _error.ToString(), _time.Elapsed);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Add(StringBuilder text, string? line)
    {
        // The end of the stream is reported as no line.
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }
        }
    }
}
