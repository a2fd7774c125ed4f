using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;
using Xunit.Sdk;

namespace StaticNets.Generator.Tests.Golden;

/// <summary>Tests of the comparison with approved files, in a temporary folder.</summary>
public sealed class GoldenFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("golden").FullName;

    private readonly GeneratorRunResult _result = GeneratorHost
        .Generate("using StaticNets; [Network, Input(2), Dense(1)] public partial class Tiny;")
        .Result;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Approved_files_pass_and_leave_nothing_behind()
    {
        Approve();
        GoldenFiles.Verify(_folder, "T.M", _result);
        Assert.Empty(Received());
    }

    [Fact]
    public void A_changed_line_is_shown_and_the_new_file_written()
    {
        Approve();
        string file = Path.Combine(_folder, "T.M#Tiny.Engine.g.verified.cs");
        string[] lines = File.ReadAllLines(file);
        lines[4] = "something else";
        File.WriteAllText(file, string.Join('\n', lines) + "\n");
        string message = Fail();
        Assert.Contains(
            "T.M#Tiny.Engine.g.verified.cs: line 5\n  verified: something else\n  received: ",
            message,
            StringComparison.Ordinal
        );
        Assert.Equal(["T.M#Tiny.Engine.g.received.cs"], Received());
    }

    [Fact]
    public void A_missing_file_and_one_too_many_are_named()
    {
        Approve();
        File.Move(Path.Combine(_folder, "T.M#Tiny.g.verified.cs"), Path.Combine(_folder, "T.M#Gone.g.verified.cs"));
        string message = Fail();
        Assert.Contains("T.M#Tiny.g.verified.cs is missing", message, StringComparison.Ordinal);
        Assert.Contains("T.M#Gone.g.verified.cs is no longer emitted", message, StringComparison.Ordinal);
    }

    private void Approve()
    {
        Fail();
        foreach (string received in Received())
        {
            File.Move(Path.Combine(_folder, received), Path.Combine(_folder, received.Replace(".received", ".verified")));
        }
    }

    private string Fail() => Assert.ThrowsAny<XunitException>(() => GoldenFiles.Verify(_folder, "T.M", _result)).Message;

    private string[] Received() => [.. Directory.EnumerateFiles(_folder, "*.received.cs").Select(path => Path.GetFileName(path))];
}
