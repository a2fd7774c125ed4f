using StaticNets.Files;

namespace StaticNets.Tool.FileFormats;

/// <summary>The only names of a pickle that mean something: dictionaries, tensors and their storages. None of them is executed.</summary>
/// <param name="faults">Creates the exceptions.</param>
internal sealed class PickleCalls(FaultReporter faults)
{
    private const string Dictionary = "collections.OrderedDict";
    private const string Tensor = "torch._utils._rebuild_tensor_v2";
    private const string Parameter = "torch._utils._rebuild_parameter";
    private const string Size = "torch.Size";
    private const string Storages = "torch.";
    private const string StorageEnding = "Storage";
    private const int MostAxes = 64;

    /// <summary>Returns the result of a call.</summary>
    /// <exception cref="InvalidDataException">The function is not in the list.</exception>
    public PickleValue Call(PickleValue function, PickleValue arguments)
    {
        string name = function is PickleGlobal global ? global.Name : "a value that is no function";
        List<PickleValue> items = arguments is PickleList list ? list.Items : throw Unexpected(name, "arguments");
        return name switch
        {
            Dictionary when items.Count == 0 => new PickleDictionary([]),
            Tensor when items.Count >= 4 => TensorOf(items),
            Parameter when items is [PickleTensor tensor, ..] => tensor,
            Size when items is [PickleList size] => size,
            Dictionary or Tensor or Parameter or Size => throw Unexpected(name, "other arguments"),
            _ => throw faults.File(
                "nothing but tensors, numbers and texts in dictionaries and lists, as in torch.save(model.state_dict(), path)",
                $"{ForeignName.Quote(name)}, which only running its code could make"
            ),
        };
    }

    /// <summary>Returns the storage that a persistent id names: (<c>storage</c>, class, key, device, number of elements).</summary>
    public PickleValue Storage(PickleValue id) =>
        id
            is PickleList
            {
                Items: [
                    PickleScalar { Content: "storage" },
                    PickleGlobal type,
                    PickleScalar { Content: string key },
                    _,
                    PickleScalar { Content: long count },
                ]
            }
        && count >= 0
        && type.Name.StartsWith(Storages, StringComparison.Ordinal)
        && type.Name.EndsWith(StorageEnding, StringComparison.Ordinal)
            ? new PickleStorage(type.Name[Storages.Length..^StorageEnding.Length], key, count)
            : throw Unexpected("a persistent id", "something else than a storage of numbers");

    /// <summary>Accepts the attributes of a dictionary, which hold versions of modules; other objects have none.</summary>
    public void CheckState(PickleValue value, PickleValue state)
    {
        if (value is not PickleDictionary || state is not PickleDictionary)
        {
            throw Unexpected("an object", "attributes");
        }
    }

    private PickleTensor TensorOf(List<PickleValue> items)
    {
        PickleStorage storage = items[0] as PickleStorage ?? throw Unexpected(Tensor, "no storage");
        long[] shape = Numbers(items[2]);
        long[] strides = Numbers(items[3]);
        return items[1] is PickleScalar { Content: long first } && first >= 0 && shape.Length == strides.Length && shape.Length <= MostAxes
            ? new PickleTensor(storage, first, shape, strides)
            : throw Unexpected(Tensor, "shape and strides that do not fit");
    }

    private long[] Numbers(PickleValue value) =>
        value is PickleList list && list.Items.All(item => item is PickleScalar { Content: long and >= 0 })
            ? [.. list.Items.Select(item => (long)((PickleScalar)item).Content!)]
            : throw Unexpected(Tensor, "no list of lengths");

    private InvalidDataException Unexpected(string name, string found) =>
        faults.File($"{ForeignName.Quote(name)} as torch.save writes it", found);
}
