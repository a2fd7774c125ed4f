using System.IO.Compression;
using System.Text;
using StaticNets.Files;

namespace StaticNets.Tool.FileFormats;

/// <summary>
/// Reads the tensors of a file of <c>torch.save</c>: a zip archive with a pickle, <c>data.pkl</c>, that describes the tensors, and with their
/// numbers in uncompressed entries, <c>data/0</c>, <c>data/1</c>, ….
/// </summary>
internal sealed class PyTorchFile
{
    // A tensor takes about 20 values and 150 bytes of a pickle.
    private const int FewestValues = 10_000;
    private const int BytesOfValue = 16;
    private const int DeepestDictionary = 100;
    private const string Pickle = "/data.pkl";

    private readonly ZipArchive _archive;
    private readonly string _folder;
    private readonly long _length;
    private readonly FaultReporter _faults;
    private readonly List<(string Name, PickleTensor Tensor)> _tensors = [];
    private readonly Dictionary<string, byte[]> _storages = new(StringComparer.Ordinal);
    private long _taken;

    private PyTorchFile(ZipArchive archive, string folder, long length, FaultReporter faults)
    {
        _archive = archive;
        _folder = folder;
        _length = length;
        _faults = faults;
    }

    /// <summary>Reads all tensors.</summary>
    /// <param name="archive">The file.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="faults">Creates the exceptions.</param>
    /// <returns>The tensors, or <see langword="null"/> if the file is no archive of <c>torch.save</c>.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is of a kind that cannot be read, or holds other objects than tensors.
    /// </exception>
    public static IReadOnlyList<RawTensor>? Read(ZipArchive archive, long length, FaultReporter faults)
    {
        ZipArchiveEntry? pickle = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith(Pickle, StringComparison.Ordinal));
        if (pickle is null)
        {
            return null;
        }

        string folder = pickle.FullName[..^Pickle.Length];
        if (archive.GetEntry($"{folder}/constants.pkl") is not null)
        {
            throw faults.File("the weights of a model: torch.save(model.state_dict(), path)", "a model of TorchScript");
        }

        return new PyTorchFile(archive, folder, length, faults).Read(pickle);
    }

    private List<RawTensor> Read(ZipArchiveEntry pickle)
    {
        if (_archive.GetEntry($"{_folder}/byteorder") is { } order && Encoding.ASCII.GetString(Bytes(order)) != "little")
        {
            throw _faults.File("numbers in little-endian order", "another order");
        }

        int mostValues = (int)Math.Min(int.MaxValue, FewestValues + (_length / BytesOfValue));
        PickleValue root = PickleReader.Read(Bytes(pickle), mostValues, _faults);
        Collect(root, "", 0);
        if (_tensors.Count == 0)
        {
            throw _faults.File("tensors", "none");
        }

        return [.. _tensors.Select(tensor => Read(tensor.Name, tensor.Tensor))];
    }

    /// <summary>Lists the tensors in dictionaries of dictionaries, with the keys as their names: <c>state_dict.conv.weight</c>.</summary>
    private void Collect(PickleValue value, string prefix, int depth)
    {
        if (value is PickleTensor tensor)
        {
            _tensors.Add((prefix, tensor));
        }

        if (value is not PickleDictionary dictionary)
        {
            return;
        }

        if (depth > DeepestDictionary)
        {
            throw _faults.File($"at most {DeepestDictionary} dictionaries in each other", "more");
        }

        foreach ((PickleValue key, PickleValue item) in dictionary.Items)
        {
            if (key is PickleScalar { Content: string name })
            {
                Collect(item, prefix.Length == 0 ? name : $"{prefix}.{name}", depth + 1);
            }
        }
    }

    private RawTensor Read(string name, PickleTensor tensor)
    {
        SafetensorsDtype dtype =
            Dtype(tensor.Storage.Type) ?? throw _faults.Tensor(name, "a storage of numbers", ForeignName.Quote(tensor.Storage.Type));
        int size = dtype.Bits / 8;
        byte[] storage = Storage(name, tensor.Storage, size);
        long most = storage.Length / size;
        long count = tensor.Shape.Contains(0) ? 0 : 1;
        long last = tensor.First;
        for (int axis = 0; axis < tensor.Shape.Length && count > 0; axis++)
        {
            (long length, long stride) = (tensor.Shape[axis], tensor.Strides[axis]);
            if (length > most || stride > most || (count *= length) > most || (last += (length - 1) * stride) >= most)
            {
                throw Beyond(name, tensor);
            }
        }

        if (count > 0 && last >= most)
        {
            throw Beyond(name, tensor);
        }

        // Tensors that share a storage are copied, so a small file could ask for much memory.
        _taken += count * size;
        if (_taken > _length)
        {
            throw _faults.Tensor(name, "tensors that share no memory", "more values than the file holds");
        }

        return new RawTensor(name, dtype, tensor.Shape, Gather(storage, tensor, count, size));
    }

    private InvalidDataException Beyond(string name, PickleTensor tensor) =>
        _faults.Tensor(
            name,
            "elements of its storage",
            $"shape [{string.Join(", ", tensor.Shape)}] and strides [{string.Join(", ", tensor.Strides)}] from element {tensor.First} on"
        );

    private byte[] Storage(string name, PickleStorage storage, int size)
    {
        if (!_storages.TryGetValue(storage.Key, out byte[]? bytes))
        {
            ZipArchiveEntry entry =
                _archive.GetEntry($"{_folder}/data/{storage.Key}")
                ?? throw _faults.Tensor(name, $"the entry data/{ForeignName.Escape(storage.Key)} with its numbers", "none");
            bytes = Bytes(entry);
            _storages.Add(storage.Key, bytes);
        }

        return bytes.Length / size >= storage.Count
            ? bytes
            : throw _faults.Tensor(name, $"a storage of {storage.Count} numbers", $"{bytes.Length} bytes");
    }

    /// <summary>Returns the numbers of a tensor in order. A tensor that is its whole storage is not copied.</summary>
    private static byte[] Gather(byte[] storage, PickleTensor tensor, long count, int size)
    {
        if (tensor.First == 0 && count * size == storage.Length && IsInOrder(tensor))
        {
            return storage;
        }

        byte[] values = new byte[count * size];
        long[] index = new long[tensor.Shape.Length];
        long from = tensor.First;
        for (long i = 0; i < count; i++)
        {
            storage.AsSpan((int)(from * size), size).CopyTo(values.AsSpan((int)(i * size)));
            for (int axis = index.Length - 1; axis >= 0; axis--)
            {
                from += tensor.Strides[axis];
                if (++index[axis] < tensor.Shape[axis])
                {
                    break;
                }

                from -= tensor.Strides[axis] * tensor.Shape[axis];
                index[axis] = 0;
            }
        }

        return values;
    }

    /// <summary>Whether the elements of a tensor follow each other in its storage.</summary>
    private static bool IsInOrder(PickleTensor tensor)
    {
        long next = 1;
        for (int axis = tensor.Shape.Length - 1; axis >= 0; axis--)
        {
            if (tensor.Shape[axis] != 1 && tensor.Strides[axis] != next)
            {
                return false;
            }

            next *= tensor.Shape[axis];
        }

        return true;
    }

    private byte[] Bytes(ZipArchiveEntry entry)
    {
        if (entry.Length != entry.CompressedLength || entry.Length > _length)
        {
            throw _faults.File(
                "uncompressed entries, as torch.save writes them",
                $"the compressed entry {ForeignName.Quote(entry.FullName)}"
            );
        }

        try
        {
            byte[] bytes = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw _faults.File($"the whole entry {ForeignName.Quote(entry.FullName)}", "a damaged one", fault);
        }
    }

    private static SafetensorsDtype? Dtype(string storage) =>
        storage switch
        {
            "Float" => SafetensorsDtype.F32,
            "Double" => SafetensorsDtype.F64,
            "BFloat16" => SafetensorsDtype.BF16,
            "Half" => SafetensorsDtype.Find("F16"),
            "Long" => SafetensorsDtype.Find("I64"),
            "Int" => SafetensorsDtype.Find("I32"),
            "Short" => SafetensorsDtype.Find("I16"),
            "Char" => SafetensorsDtype.Find("I8"),
            "Byte" => SafetensorsDtype.U8,
            "Bool" => SafetensorsDtype.Find("BOOL"),
            _ => null,
        };
}
