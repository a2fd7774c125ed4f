using System.IO.Compression;
using PureHDF;
using PureHDF.VOL.Native;
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
    private const string Optimizer = "optimizer";
    private const int SmallArchive = 1 << 20;
    private const int DeepestGroup = 32;
    private const int MostTensors = 100_000;

    /// <summary>The first bytes of an HDF5 file.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F'];

    /// <summary>Reads all tensors of a <c>.keras</c> archive, or returns <see langword="null"/> if the archive is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IReadOnlyList<RawTensor>? ReadArchive(ZipArchive archive, long length, FaultReporter faults)
    {
        if (archive.GetEntry(Entry) is not { } entry)
        {
            return null;
        }

        if (entry.Length > Math.Max(SmallArchive, 4 * length))
        {
            throw faults.File($"an entry {Entry} of at most four times the file", FaultReporter.Bytes((ulong)entry.Length));
        }

        MemoryStream content = new((int)entry.Length);
        try
        {
            using Stream stream = entry.Open();
            stream.CopyTo(content);
        }
        catch (InvalidDataException fault)
        {
            throw faults.File($"the whole entry {Entry}", "a damaged one", fault);
        }

        content.Position = 0;
        return Read(content, faults);
    }

    /// <summary>Reads all tensors of an HDF5 file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or larger than it may be.</exception>
    public static IReadOnlyList<RawTensor> Read(Stream file, FaultReporter faults)
    {
        List<RawTensor> tensors = [];
        long left = file.Length;
        try
        {
            using NativeFile root = H5File.Open(file, leaveOpen: true);
            Collect(root, "", 0);
        }
        catch (Exception fault) when (fault is not InvalidDataException or { Source: not "StaticNets.Tool" and not "StaticNets" })
        {
            // The library throws exceptions of many types if bytes make no sense.
            throw faults.File(
                "a file of HDF5, as Keras writes it",
                $"a damaged one, or one that PureHDF cannot read ({fault.Message})",
                fault
            );
        }

        return tensors.Count > 0 ? tensors : throw faults.File("tensors", "none");

        void Collect(IH5Group group, string path, int depth)
        {
            if (depth > DeepestGroup || tensors.Count > MostTensors)
            {
                throw faults.File($"at most {DeepestGroup} groups in each other and {MostTensors} tensors", "more");
            }

            foreach (IH5Object item in group.Children())
            {
                string name = path.Length == 0 ? item.Name : $"{path}/{item.Name}";
                if (item is IH5Group inner && !(depth == 0 && item.Name.StartsWith(Optimizer, StringComparison.Ordinal)))
                {
                    Collect(inner, name, depth + 1);
                }
                else if (item is IH5Dataset dataset && Dtype(dataset) is { } dtype)
                {
                    tensors.Add(Tensor(NameOf(name), dataset, dtype));
                }
            }
        }

        RawTensor Tensor(string name, IH5Dataset dataset, SafetensorsDtype dtype)
        {
            long[] shape = [.. dataset.Space.Dimensions.Select(length => checked((long)length))];
            long bytes = shape.Aggregate(dtype.Bits / 8L, (product, length) => checked(product * length));
            left -= bytes;
            return left >= 0
                ? new RawTensor(name, dtype, shape, dataset.Read<byte[]>())
                : throw faults.Tensor(name, "no more numbers than the file has bytes", FaultReporter.Bytes((ulong)bytes));
        }
    }

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

    private static SafetensorsDtype? Dtype(IH5Dataset dataset) =>
        (dataset.Type.Class, dataset.Type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 2) => SafetensorsDtype.Find("F16"),
            (H5DataTypeClass.FloatingPoint, 4) => SafetensorsDtype.F32,
            (H5DataTypeClass.FloatingPoint, 8) => SafetensorsDtype.F64,
            (H5DataTypeClass.FixedPoint, 4) => SafetensorsDtype.Find("I32"),
            (H5DataTypeClass.FixedPoint, 8) => SafetensorsDtype.Find("I64"),
            _ => null,
        };
}
