using StaticNets.Generator.Operations;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Emission;

/// <summary>Unique names for the local variables of a pass's buffers.</summary>
internal sealed class BufferNames
{
    private readonly Dictionary<Buffer, string> _names = [];

    public BufferNames(IEnumerable<Step> steps)
    {
        Buffers = [.. steps.SelectMany(step => step.Touched).Distinct()];
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (Buffer buffer in Buffers)
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

    public string Of(Buffer buffer) => _names[buffer];
}
