using System.Diagnostics;
using StaticNets.Files;
using StaticNets.Plots;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>
/// A rename only needs permission for the folder, so the writer checks the permission for the file itself: a read-only file stays, and a
/// replaced file keeps its owner and mode. Even for root, who may write any file, a read-only file is rejected.
/// </summary>
public sealed class ReplacedFileTests : IDisposable
{
    private const string Name = "net.safetensors";
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly byte[] _old = [1, 2, 3];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Writers() => ["weights", "checkpoint", "picture"];

    [Theory]
    [MemberData(nameof(Writers))]
    public void AReadOnlyFileStays(string writer)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = _folder.Write(Name, _old);
        File.SetUnixFileMode(path, ReadOnly);
        var error = Assert.Throws<UnauthorizedAccessException>(() => Write(writer, path));
        Assert.Equal($"Cannot write '{path}': the file is read-only.", error.Message);
        Assert.Equal(_old, File.ReadAllBytes(path));
        Assert.Equal(ReadOnly, File.GetUnixFileMode(path));
        Assert.Equal([Name], _folder.Names);
    }

    [Fact]
    public void AReadOnlyFileBehindALinkStays()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = _folder.Write(Name, _old);
        File.SetUnixFileMode(path, ReadOnly);
        string link = _folder.File("link");
        File.CreateSymbolicLink(link, path);
        Assert.Throws<UnauthorizedAccessException>(() => Write("weights", link));
        Assert.Equal(_old, File.ReadAllBytes(path));
        Assert.Equal(path, new FileInfo(link).LinkTarget);
    }

    // Only root may change owners, so there is nothing to test for others.
    [Theory]
    [MemberData(nameof(Writers))]
    public void TheOwnerAndTheModeAreKept(string writer)
    {
        if (!OperatingSystem.IsLinux() || Output("id", "-u") != "0")
        {
            return;
        }

        string path = _folder.Write(Name, _old);
        Output("chown", "1234:2345", path);
        Output("chmod", "640", path);
        Write(writer, path);
        Assert.NotEqual(_old, File.ReadAllBytes(path));
        Assert.Equal("1234 2345 640", Output("stat", "--format=%u %g %a", path));
        Assert.Equal([Name], _folder.Names);
    }

    // The new file has the mode of the old one even while it is being written.
    [Fact]
    public void TheNewFileIsAsPrivateAsTheOldOne()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = _folder.Write(Name, _old);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var file = new ReplacementFile(path);
        string temporary = Assert.Single(_folder.Names, name => name != Name);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File(temporary)));
    }

    [Fact]
    public async Task APipeIsNotReplaced()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        string path = _folder.File(Name);
        Output("mkfifo", path);

        // Opening a pipe would block until a reader opens its other end.
        var error = await Assert.ThrowsAsync<IOException>(() => Task.Run(() => Write("weights", path)).WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal($"Cannot write '{path}': expected a file, found a device or a pipe.", error.Message);
        Assert.Equal("fifo", Output("stat", "--format=%F", path));
        Assert.Equal([Name], _folder.Names);
    }

    private static void Write(string writer, string path)
    {
        switch (writer)
        {
            case "weights":
                new TinyNetwork<float>().Save(path);
                break;
            case "picture":
                PlotFile.Write(path, "<svg/>");
                break;
            default:
                TinyData<float> data = new(rows: 4);
                new TinyNetwork<float>().Fit(
                    new Dataset(data.X, data.Targets),
                    new FitOptions
                    {
                        Optimizer = new Sgd(0.1),
                        Epochs = 1,
                        Checkpoint = new Checkpoint(path),
                    }
                );
                break;
        }
    }

    private static string Output(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
