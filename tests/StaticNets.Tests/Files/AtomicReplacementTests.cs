using StaticNets.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>Whatever fails while a file is written, the old file stays and no temporary file is left.</summary>
public sealed class AtomicReplacementTests : IDisposable
{
    private const string Name = "net.safetensors";

    private static readonly byte[] _old = [1, 2, 3];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ANewFileReplacesTheOldOneAndNothingElseRemains()
    {
        string path = _folder.Write(Name, _old);
        using (var file = new ReplacementFile(path))
        {
            file.Stream.Write([4, 5]);
            Assert.Equal(_old, File.ReadAllBytes(path));
            file.Commit();
        }

        Assert.Equal([4, 5], File.ReadAllBytes(path));
        Assert.Equal([Name], _folder.Names);
    }

    // A rename is atomic only inside one file system, so the temporary file must be in the folder of the final file.
    [Fact]
    public void TheTemporaryFileLiesInTheSameFolder()
    {
        string path = _folder.Write(Name, _old);
        using var file = new ReplacementFile(path);
        Assert.Equal(2, _folder.Names.Length);
    }

    [Fact]
    public void RelativePathsMeanTheCurrentFolder()
    {
        string name = $"{Guid.NewGuid():N}.safetensors";
        string path = Path.Combine(Environment.CurrentDirectory, name);
        try
        {
            using var file = new ReplacementFile(name);
            file.Commit();
            Assert.True(File.Exists(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void WithoutACommitTheOldFileStaysAndTheTemporaryOneGoes()
    {
        string path = _folder.Write(Name, _old);
        using (var file = new ReplacementFile(path))
        {
            file.Stream.Write(new byte[1 << 20]);
        }

        ExpectOnlyTheOldFile(path);
    }

    // The first tensor is longer than all buffers, so a part of it is on the disk when the second one fails.
    [Fact]
    public void AFailureHalfwayLeavesTheOldFile()
    {
        string path = _folder.Write(Name, _old);
        var block = new TestBlock<float>(("dense/kernel", [100, 1000]), ("dense/bias", [1000]));
        block[1, 999] = float.NaN;
        Assert.Throws<InvalidOperationException>(() => SafetensorsWriter.Write<float>(path, block.Tensors, block.Values));
        ExpectOnlyTheOldFile(path);
    }

    // The underlying stream is disposed, so the buffered bytes cannot be written, as on a full disk.
    [Fact]
    public void AStreamThatFailsLeavesTheOldFile()
    {
        string path = _folder.Write(Name, _old);
        using (var file = new ReplacementFile(path))
        {
            file.Stream.Write([4, 5]);
            ((BufferedStream)file.Stream).UnderlyingStream.Dispose();
            Assert.Throws<ObjectDisposedException>(file.Commit);
        }

        ExpectOnlyTheOldFile(path);
    }

    [Fact]
    public void AFolderInTheFilesPlaceIsNamedAndStays()
    {
        string path = _folder.File(Name);
        Directory.CreateDirectory(path);
        var block = new TestBlock<float>(("dense/bias", [3]));
        var fault = Assert.Throws<IOException>(() => SafetensorsWriter.Write<float>(path, block.Tensors, block.Values));
        Assert.Equal($"Cannot write '{path}': expected a file, found a folder.", fault.Message);
        Assert.True(Directory.Exists(path));
        Assert.Equal([Name], _folder.Names);
    }

    [Fact]
    public void ARenameThatFailsRemovesTheTemporaryFile()
    {
        string path = _folder.File(Name);
        using (var file = new ReplacementFile(path))
        {
            Directory.CreateDirectory(Path.Combine(path, "inside"));
            Assert.ThrowsAny<Exception>(file.Commit);
        }

        Assert.Equal([Name], _folder.Names);
        Assert.True(Directory.Exists(Path.Combine(path, "inside")));
    }

    [Fact]
    public void AFolderThatDoesNotExistIsNamed()
    {
        string folder = _folder.File("none");
        string path = Path.Combine(folder, Name);
        var block = new TestBlock<float>(("dense/bias", [3]));
        var fault = Assert.Throws<DirectoryNotFoundException>(() => SafetensorsWriter.Write<float>(path, block.Tensors, block.Values));
        Assert.Equal($"Cannot write '{path}': the folder '{folder}' does not exist.", fault.Message);
        Assert.Empty(_folder.Names);
    }

    // The clean-up finds neither file nor folder, and must not hide the original failure.
    [Fact]
    public void AFolderThatVanishesIsTheFailureThatTheCallerSees()
    {
        string folder = _folder.File("vanishing");
        Directory.CreateDirectory(folder);
        void Write()
        {
            using var file = new ReplacementFile(Path.Combine(folder, Name));
            file.Stream.Write([4, 5]);
            Directory.Delete(folder, recursive: true);
            throw new InvalidOperationException("the first failure");
        }

        var fault = Assert.Throws<InvalidOperationException>(Write);
        Assert.Equal("the first failure", fault.Message);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void AFolderThatVanishesBeforeTheRenameIsAnIOException()
    {
        string folder = _folder.File("vanishing");
        Directory.CreateDirectory(folder);
        using var file = new ReplacementFile(Path.Combine(folder, Name));
        Directory.Delete(folder, recursive: true);
        Assert.ThrowsAny<IOException>(file.Commit);
    }

    private void ExpectOnlyTheOldFile(string path)
    {
        Assert.Equal(_old, File.ReadAllBytes(path));
        Assert.Equal([Name], _folder.Names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BehindALinkTheFileItselfIsReplaced(bool exists)
    {
        string real = System.IO.Path.Combine(Directory.CreateDirectory(_folder.File("elsewhere")).FullName, Name);
        if (exists)
        {
            File.WriteAllBytes(real, _old);
        }

        string link = _folder.File("link");
        File.CreateSymbolicLink(link, real);
        Replace(link);
        Assert.Equal([4, 5], File.ReadAllBytes(real));
        Assert.Equal(real, new FileInfo(link).LinkTarget);
        Assert.Equal(["elsewhere", "link"], _folder.Names);
    }

    [Fact]
    public void TheFileKeepsItsMode()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = _folder.Write(Name, _old);
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(path, Mine);
        Replace(path);
        Assert.Equal(Mine, File.GetUnixFileMode(path));
    }

    private static void Replace(string path)
    {
        using var file = new ReplacementFile(path);
        file.Stream.Write([4, 5]);
        file.Commit();
    }
}
