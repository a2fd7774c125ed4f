using System.IO.Compression;
using StaticNets.Files;

namespace StaticNets.Tool.FileFormats;

/// <summary>
/// Reads the weights of Keras: <c>.weights.h5</c> and <c>.h5</c>, which are HDF5 files, and <c>.keras</c>, a zip archive with such a file.
/// Tensors have the names of their places, <c>layers/dense/vars/0</c>, or <c>dense/kernel:0</c> in the older format.
/// </summary>
internal static class KerasFile
{
    private const string Entry = "model.weights.h5";
    private const string OldWeights = "model_weights";
    private const string OldEnding = ":0";

    /// <summary>The first bytes of an HDF5 file.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F'];

    /// <summary>Reads all tensors of a <c>.keras</c> archive, or returns <see langword="null"/> if the archive is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IReadOnlyList<RawTensor>? ReadArchive(ZipArchive archive, long length, FaultReporter faults) =>
        archive.GetEntry(Entry) is null ? null : Tensors(Weights(archive, length, faults)!, faults);

    /// <summary>Reads all tensors of an HDF5 file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or larger than it may be.</exception>
    public static IReadOnlyList<RawTensor> Read(Stream file, FaultReporter faults) => Tensors(Hdf5File.Read(file, faults), faults);

    /// <summary>Reads the HDF5 file in a <c>.keras</c> archive, or returns <see langword="null"/> if there is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static Hdf5File? Weights(ZipArchive archive, long length, FaultReporter faults)
    {
        using MemoryStream? content = ZipEntry.Read(archive, Entry, length, faults);
        return content is null ? null : Hdf5File.Read(content, faults);
    }

    private static IReadOnlyList<RawTensor> Tensors(Hdf5File file, FaultReporter faults) =>
        file.Tensors.Count > 0
            ? [.. file.Tensors.Select(tensor => tensor with { Name = NameOf(tensor.Name) })]
            : throw faults.File("tensors", "none");

    /// <summary>The older format repeats the name of the layer: <c>model_weights/dense/dense/kernel:0</c> is <c>dense/kernel</c>.</summary>
    private static string NameOf(string path)
    {
        if (!path.EndsWith(OldEnding, StringComparison.Ordinal))
        {
            return path;
        }

        string[] parts = path.Split('/');
        int first = parts[0] == OldWeights ? 2 : 1;
        return string.Join('/', parts.Length > first + 1 ? parts[first..] : parts);
    }
}
