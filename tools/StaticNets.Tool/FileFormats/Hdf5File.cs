using PureHDF;
using PureHDF.VOL.Native;
using StaticNets.Files;

namespace StaticNets.Tool.FileFormats;

/// <summary>The tensors of an HDF5 file, with the names of their places, and the texts at its root.</summary>
/// <param name="Tensors">The tensors, <c>model_weights/dense/dense/kernel:0</c>.</param>
/// <param name="Texts">The attributes of the root that were asked for and are texts.</param>
internal sealed record Hdf5File(IReadOnlyList<RawTensor> Tensors, IReadOnlyDictionary<string, string> Texts)
{
    private const string Optimizer = "optimizer";
    private const int DeepestGroup = 32;
    private const int MostTensors = 100_000;

    /// <summary>Reads all tensors but those of the optimizer.</summary>
    /// <param name="file">The file.</param>
    /// <param name="faults">Creates the exceptions.</param>
    /// <param name="texts">The names of the attributes of the root to read.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or larger than it may be.</exception>
    public static Hdf5File Read(Stream file, FaultReporter faults, params string[] texts)
    {
        List<RawTensor> tensors = [];
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        long left = file.Length;
        try
        {
            using NativeFile root = H5File.Open(file, leaveOpen: true);
            foreach (string name in texts.Where(root.AttributeExists))
            {
                if (root.Attribute(name).Read<string>() is { } text)
                {
                    found[name] = text;
                }
            }

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

        return new Hdf5File(tensors, found);

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
                    tensors.Add(Tensor(name, dataset, dtype));
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
