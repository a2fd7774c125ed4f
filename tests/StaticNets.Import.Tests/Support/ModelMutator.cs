using Google.Protobuf;
using Onnx;

namespace StaticNets.Import.Tests.Support;

/// <summary>Damages models: bytes of the file, and the messages in it, which stay readable.</summary>
/// <param name="seeds">Models that can be read.</param>
/// <param name="seed">The seed of the random numbers.</param>
internal sealed class ModelMutator(IReadOnlyList<byte[]> seeds, int seed)
{
    private static readonly long[] _odd =
    [
        0,
        1,
        -1,
        2,
        3,
        7,
        255,
        1_000_003,
        int.MaxValue,
        int.MinValue,
        long.MaxValue,
        long.MinValue,
        1L << 20,
        1L << 31,
        1L << 40,
    ];

    private readonly Random _random = new(seed);

    /// <summary>Returns the next damaged model.</summary>
    public byte[] Next()
    {
        byte[] bytes = [.. Pick(seeds)];
        if (_random.Next(4) == 0)
        {
            return OfBytes(bytes);
        }

        ModelProto model = ModelProto.Parser.ParseFrom(bytes);
        int changes = _random.Next(1, 4);
        for (int i = 0; i < changes; i++)
        {
            Change(model);
        }

        bytes = model.ToByteArray();
        return _random.Next(8) == 0 ? OfBytes(bytes) : bytes;
    }

    private byte[] OfBytes(byte[] bytes)
    {
        int place = _random.Next(bytes.Length);
        switch (_random.Next(5))
        {
            case 0:
                return bytes[..place];
            case 1:
                bytes[place] ^= (byte)(1 << _random.Next(8));
                return bytes;
            case 2:
                bytes[place] = (byte)_random.Next(256);
                return bytes;
            case 3:
                byte[] other = Pick(seeds);
                return [.. bytes[..place], .. other[_random.Next(other.Length)..]];
            default:
                int end = _random.Next(place, bytes.Length);
                return [.. bytes[..end], .. bytes[place..end], .. bytes[end..]];
        }
    }

    private void Change(ModelProto model)
    {
        GraphProto graph = model.Graph;
        NodeProto node = Pick(graph.Node);
        switch (_random.Next(14))
        {
            case 0:
                node.OpType = Pick(Pick(seeds.Select(bytes => ModelProto.Parser.ParseFrom(bytes)).ToArray()).Graph.Node).OpType;
                break;
            case 1 when node.Input.Count > 0:
                node.Input[_random.Next(node.Input.Count)] = Value(graph);
                break;
            case 2 when node.Input.Count > 0:
                node.Input.RemoveAt(_random.Next(node.Input.Count));
                break;
            case 3:
                node.Input.Add(Value(graph));
                break;
            case 4 when node.Attribute.Count > 0:
                Change(Pick(node.Attribute));
                break;
            case 5 when node.Attribute.Count > 0:
                node.Attribute.RemoveAt(_random.Next(node.Attribute.Count));
                break;
            case 6:
                node.Attribute.Add(
                    Pick(Pick(graph.Node).Attribute.DefaultIfEmpty(new AttributeProto { Name = "axis", I = Odd() })).Clone()
                );
                break;
            case 7 when graph.Initializer.Count > 0:
                Change(Pick(graph.Initializer));
                break;
            case 8:
                graph.Node.Remove(node);
                graph.Node.Insert(_random.Next(graph.Node.Count + 1), node);
                break;
            case 9:
                graph.Node.Add(node.Clone());
                break;
            case 10:
                var dimensions = Pick(graph.Input).Type.TensorType.Shape.Dim;
                Pick(dimensions).DimValue = Odd();
                break;
            case 11:
                Pick(model.OpsetImport).Version = _random.Next(26);
                break;
            case 12:
                graph.Output.Add(new ValueInfoProto { Name = Value(graph) });
                break;
            default:
                if (node.Output.Count > 0)
                {
                    node.Output[_random.Next(node.Output.Count)] = Value(graph);
                }

                break;
        }
    }

    private void Change(AttributeProto attribute)
    {
        if (attribute.Ints.Count > 0)
        {
            attribute.Ints[_random.Next(attribute.Ints.Count)] = Odd();
        }
        else if (_random.Next(2) == 0)
        {
            attribute.I = Odd();
        }
        else
        {
            attribute.F = _random.Next(3) == 0 ? float.NaN : (float)(_random.NextDouble() - 0.5) * 100;
        }
    }

    private void Change(TensorProto tensor)
    {
        switch (_random.Next(4))
        {
            case 0 when tensor.Dims.Count > 0:
                tensor.Dims[_random.Next(tensor.Dims.Count)] = Odd();
                break;
            case 1:
                tensor.DataType = _random.Next(18);
                break;
            case 2 when tensor.RawData.Length >= 8:
                byte[] bytes = tensor.RawData.ToByteArray();
                BitConverter.TryWriteBytes(bytes.AsSpan(_random.Next(bytes.Length / 8) * 8), Odd());
                tensor.RawData = ByteString.CopyFrom(bytes);
                break;
            default:
                tensor.Dims.Add(_random.Next(3));
                break;
        }
    }

    private string Value(GraphProto graph) =>
        Pick(
            graph
                .Node.SelectMany(node => node.Output)
                .Concat(graph.Input.Select(input => input.Name))
                .Concat(graph.Initializer.Select(tensor => tensor.Name))
                .Append("")
        );

    private long Odd() => Pick(_odd);

    private T Pick<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        return all[_random.Next(all.Length)];
    }
}
