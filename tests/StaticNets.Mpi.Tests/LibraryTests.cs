using StaticNets.MessagePassing;

namespace StaticNets.MpiTests;

/// <summary>Which library of MPI a process loads, and what it says if there is none.</summary>
[Collection(RanksCollection.Name)]
public sealed class LibraryTests(RankProgram program)
{
    public static IEnumerable<TheoryDataRow<string, bool>> Ways => MpiRun.Rows(false, true);

    /// <summary>Both libraries may be installed; with the wrong one, each process would be rank 0 of 1.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void TheLauncherChoosesTheLibrary(string launcher, bool native)
    {
        Outcome outcome = program.Run(launcher, native, ranks: 2, "describe");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("rank 0 of 2", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("rank 1 of 2", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void AProcessWithoutLauncherIsAlone(string launcher, bool native)
    {
        string name = launcher == "MPICH" ? "mpich" : "openmpi";
        Outcome outcome = program.RunAlone(native, [(MpiLibrary.Variable, name)], "describe");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("available: True\nrank 0 of 1", outcome.Output.ReplaceLineEndings("\n").Trim());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SaysWhichFilesWereTriedAndWhatToInstall(bool native)
    {
        Outcome outcome = program.RunAlone(native, [(MpiLibrary.Variable, "/no/such/libmpi.so")], "describe");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("available: False", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(
            "System.DllNotFoundException: No library of Open MPI 4 or 5 or of MPICH 4 was found. Tried: /no/such/libmpi.so. "
                + "STATICNETS_MPI is '/no/such/libmpi.so'; it can be openmpi, mpich or the path of a library. "
                + "On Debian and Ubuntu, apt-get install openmpi-bin or mpich installs one with its mpirun.",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>With the library of one MPI and the launcher of the other, a run of four processes would be four runs of one.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void TheLibraryOfTheOtherLauncherIsRefused(string launcher, bool native)
    {
        (string other, string size) = launcher == "MPICH" ? ("mpich", "OMPI_COMM_WORLD_SIZE") : ("openmpi", "PMI_SIZE");
        Assert.SkipUnless(MpiRun.All.All(one => one.IsThere), "needs both libraries");
        Outcome outcome = program.RunAlone(native, [(MpiLibrary.Variable, other), (size, "4")], "describe");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("has started 4 processes, but the library", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("sees 1: it does not belong to this launcher.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TheVariablesOfLaunchersSayWhatWasStarted()
    {
        Assert.Equal(new Launcher(null, null), Read());
        Assert.Equal(new Launcher(MpiKind.OpenMpi, 4), Read(("OMPI_COMM_WORLD_SIZE", "4"), ("PMIX_RANK", "0")));
        Assert.Equal(new Launcher(MpiKind.Mpich, 8), Read(("PMI_RANK", "0"), ("PMI_SIZE", "8")));
        Assert.Equal(new Launcher(MpiKind.OpenMpi, null), Read(("PMIX_RANK", "3")));

        static Launcher Read(params (string Name, string Value)[] variables) =>
            Launcher.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
    }

    [Fact]
    public void TriesTheLibraryOfTheLauncherFirst()
    {
        Assert.Equal("libmpi.so.40", First(null, null));
        Assert.Equal("libmpi.so.40", First("", MpiKind.OpenMpi));
        Assert.Equal("libmpich.so.12", First(null, MpiKind.Mpich));
        Assert.Equal("libmpich.so.12", First("mpich", MpiKind.OpenMpi));
        Assert.Equal("libmpi.so.40", First("openmpi", MpiKind.Mpich));
        Assert.Equal([("/opt/mpi/lib/libmpi.so", null)], MpiLibrary.Candidates("/opt/mpi/lib/libmpi.so", new Launcher(null, null)));
        Assert.Contains(
            "Tried: libmpich.so.12, libmpi.so.12, libmpich.so, libmpi.so, libmpi.12.dylib, libmpi.so.40, libmpi.40.dylib, libmpi.dylib. On Debian",
            MpiLibrary.Missing(null, MpiLibrary.Candidates(null, new Launcher(MpiKind.Mpich, 2))),
            StringComparison.Ordinal
        );

        static string First(string? chosen, MpiKind? kind) => MpiLibrary.Candidates(chosen, new Launcher(kind, 2)).First().Name;
    }
}
