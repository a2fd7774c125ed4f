using Google.Protobuf;

namespace StaticNets.Benchmarks.Peers.Onnx;

/// <summary>A message of Protocol Buffers, written field by field.</summary>
internal sealed class OnnxMessage
{
    private const int IntegerAttribute = 2;
    private const int IntegersAttribute = 7;

    private readonly MemoryStream _content = new();
    private readonly CodedOutputStream _fields;

    public OnnxMessage() => _fields = new CodedOutputStream(_content, leaveOpen: true);

    /// <summary>An attribute of an operator (AttributeProto) that is an integer.</summary>
    public static OnnxMessage Attribute(string name, long value) =>
        new OnnxMessage().Text(1, name).Integer(3, value).Integer(20, IntegerAttribute);

    /// <summary>An attribute of an operator (AttributeProto) that is a list of integers.</summary>
    public static OnnxMessage Attribute(string name, long[] values) =>
        new OnnxMessage().Text(1, name).Integers(8, values).Integer(20, IntegersAttribute);

    public OnnxMessage Integer(int field, long value) => Integers(field, value);

    public OnnxMessage Integers(int field, params ReadOnlySpan<long> values)
    {
        foreach (long value in values)
        {
            _fields.WriteTag(field, WireFormat.WireType.Varint);
            _fields.WriteInt64(value);
        }

        return this;
    }

    public OnnxMessage Text(int field, params string[] values) => Bytes(field, [.. values.Select(ByteString.CopyFromUtf8)]);

    public OnnxMessage Messages(int field, IEnumerable<OnnxMessage> messages) =>
        Bytes(field, [.. messages.Select(message => ByteString.CopyFrom(message.ToBytes()))]);

    public OnnxMessage Bytes(int field, params ByteString[] values)
    {
        foreach (ByteString value in values)
        {
            _fields.WriteTag(field, WireFormat.WireType.LengthDelimited);
            _fields.WriteBytes(value);
        }

        return this;
    }

    public byte[] ToBytes()
    {
        _fields.Flush();
        return _content.ToArray();
    }
}
