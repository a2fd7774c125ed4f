using StaticNets.Generator.Operations;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Emission;

/// <summary>Unique names for the local variables of a pass's buffers.</summary>
internal sealed class BufferNames
{
    private readonly Dictionary<Buffer, string> _names = [];

    public BufferNames(IEnumerable<Instruction> instructions)
    {
        Buffers = [.. instructions.SelectMany(instruction => instruction.Touched).SelectMany(WithWhole).Distinct()];
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (Buffer buffer in Buffers.Where(buffer => !BeginsWithWhole(buffer)))
        {
            string name = buffer.Name;
            for (int count = 2; !taken.Add(name); count++)
            {
                name = $"{buffer.Name}{count}";
            }

            _names[buffer] = name;
        }
    }

    /// <summary>The buffers in the order of their first use.</summary>
    public IReadOnlyList<Buffer> Buffers { get; }

    public string Of(Buffer buffer) => _names[BeginsWithWhole(buffer) ? buffer.Whole : buffer];

    /// <summary>
    /// Whether the buffer is a slice of a sequence and begins at the sequence's first element. Such a buffer has the name of the sequence.
    /// </summary>
    public static bool BeginsWithWhole(Buffer buffer) => buffer.Slice is { Slot: not StepSlot.Whole, RowsInFront: null };

    /// <summary>
    /// Returns the buffer and, for a slice of a sequence, the whole sequence too: the slice's position is computed from the sequence's
    /// first element, which therefore needs a name.
    /// </summary>
    private static IEnumerable<Buffer> WithWhole(Buffer buffer) => buffer.Slice is null ? [buffer] : [buffer.Whole, buffer];
}
