using System.Diagnostics;

namespace StaticNets.Packaging.Tests;

/// <summary>The output and the exit code of a command.</summary>
internal sealed record Outcome(int ExitCode, string Text);

/// <summary>Runs commands as a user would.</summary>
internal static class Shell
{
    /// <summary>Runs a command to its end; both output streams are combined.</summary>
    public static Outcome Run(string folder, string input, string file, params string[] arguments)
    {
        ProcessStartInfo start = new(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
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
