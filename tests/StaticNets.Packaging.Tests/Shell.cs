using System.Diagnostics;

namespace StaticNets.Packaging.Tests;

/// <summary>What a command printed, and how it ended.</summary>
internal sealed record Outcome(int ExitCode, string Text);

/// <summary>Commands as a user types them.</summary>
internal static class Shell
{
    /// <summary>Runs a command to its end; both streams together are its text.</summary>
    public static Outcome Run(string folder, string input, string file, params string[] arguments)
    {
        ProcessStartInfo start = new(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test run set for itself is not for the builds that it starts.
        foreach (
            string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output.Result + error.Result);
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static string Must(string folder, string file, params string[] arguments)
    {
        Outcome outcome = Run(folder, "", file, arguments);
        Assert.True(outcome.ExitCode == 0, $"{file} {string.Join(' ', arguments)} ended with {outcome.ExitCode}:\n{outcome.Text}");
        return outcome.Text;
    }
}
