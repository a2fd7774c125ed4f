using System.ComponentModel;
using System.Diagnostics;

namespace Courses;

/// <summary>Starts this program as ranks under <c>mpirun</c>.</summary>
internal static class MpiRun
{
    /// <summary>Whether this process was started by the launcher of Open MPI or MPICH.</summary>
    public static bool IsRank =>
        Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_SIZE") is not null
        || Environment.GetEnvironmentVariable("PMI_SIZE") is not null;

    /// <summary>Runs this program with other arguments, and returns what the ranks print.</summary>
    /// <exception cref="DataMissingException">There is no <c>mpirun</c>.</exception>
    /// <exception cref="InvalidDataException">The ranks failed.</exception>
    public static string Start(int ranks, params string[] arguments)
    {
        bool isOpenMpi = Run(["--version"]).Contains("Open MPI", StringComparison.Ordinal);

        // Without these, Open MPI starts nothing for the user root, as in containers, and no more ranks than cores, and ties each to a core.
        string[] options = isOpenMpi ? ["--allow-run-as-root", "--oversubscribe", "--bind-to", "none"] : [];
        string program = Environment.ProcessPath!;
        string[] command =
            Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, Environment.GetCommandLineArgs()[0]] : [program];
        return Run([.. options, "-n", $"{ranks}", .. command, .. arguments]);
    }

    private static string Run(string[] arguments)
    {
        ProcessStartInfo start = new("mpirun", arguments) { RedirectStandardOutput = true };

        // The output of Open MPI's ranks is a terminal, to which .NET would write control characters.
        start.Environment["TERM"] = "dumb";
        try
        {
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new InvalidDataException($"mpirun ended with exit code {process.ExitCode}:\n{output}");
        }
        catch (Win32Exception)
        {
            throw new DataMissingException("There is no mpirun: apt-get install openmpi-bin or mpich.", "no mpirun");
        }
    }
}
