using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Lays the buffers of a pass into one block: two that are never alive at the same time may share their place. A buffer lives
/// from the first step that touches it to the last.
/// </summary>
internal sealed class Arena
{
    private readonly Dictionary<string, long> _offsets = new(StringComparer.Ordinal);

    private Arena(Element element)
    {
        // A masked store at the very end may rewrite up to a cache line behind its buffer.
        Length = element.PerCacheLine;
    }

    /// <summary>Elements of the block.</summary>
    public long Length { get; private set; }

    /// <summary>Samples that the block has room for.</summary>
    public long Rows { get; private set; }

    public long Offset(Buffer buffer) => _offsets[buffer.Name];

    /// <param name="steps">All steps that share the block, in their order.</param>
    /// <param name="kept">Steps up to which every buffer is kept once it is written.</param>
    /// <param name="budget">Bytes that the block should not exceed: the cache it lives in.</param>
    /// <param name="mostRows">Upper limit of the samples.</param>
    public static Arena Plan(Element element, IReadOnlyList<Step> steps, int kept, long budget, long mostRows)
    {
        List<Lifetime> lifetimes = Lifetimes(steps, kept);
        Arena arena = new(element) { Rows = RowsWithin(element, lifetimes, budget, mostRows) };
        List<(Lifetime Lifetime, long Offset)> placed = [];
        foreach (Lifetime lifetime in lifetimes)
        {
            long size = arena.Size(lifetime.Buffer);
            long offset = FirstFit(placed, lifetime, size, arena);
            placed.Add((lifetime, offset));
            arena._offsets[lifetime.Buffer.Name] = offset;
            arena.Length = Math.Max(arena.Length, offset + size + element.PerCacheLine);
        }

        return arena;
    }

    private static List<Lifetime> Lifetimes(IReadOnlyList<Step> steps, int kept)
    {
        Dictionary<string, Lifetime> found = new(StringComparer.Ordinal);
        List<string> order = [];
        for (int i = 0; i < steps.Count; i++)
        {
            foreach (Argument argument in steps[i].Arguments)
            {
                if (argument.Buffer is not { Home: BufferHome.Workspace } buffer)
                {
                    continue;
                }

                if (!found.TryGetValue(buffer.Name, out Lifetime? lifetime))
                {
                    if (!argument.Writes)
                    {
                        throw new InvalidOperationException($"{steps[i].Kernel} reads {buffer.Name}, which no step before it writes.");
                    }

                    order.Add(buffer.Name);
                    lifetime = new Lifetime(buffer, i, i);
                }

                found[buffer.Name] = lifetime with { Last = Math.Max(i, i < kept ? kept : i) };
            }
        }

        return order.Select(name => found[name]).ToList();
    }

    /// <summary>As many samples as the budget holds were nothing shared, in whole tiles of six rows, at least one tile.</summary>
    private static long RowsWithin(Element element, List<Lifetime> lifetimes, long budget, long mostRows)
    {
        long perRow = Math.Max(1, lifetimes.Where(l => l.Buffer.PerSample).Sum(l => l.Buffer.RowStride));
        return Math.Max(6, Math.Min(mostRows, budget / element.Bytes / perRow) / 6 * 6);
    }

    private static long FirstFit(List<(Lifetime Lifetime, long Offset)> placed, Lifetime lifetime, long size, Arena arena)
    {
        long offset = 0;
        foreach ((Lifetime other, long at) in placed.Where(p => p.Lifetime.Overlaps(lifetime)).OrderBy(p => p.Offset))
        {
            if (offset + size <= at)
            {
                break;
            }

            offset = Math.Max(offset, at + arena.Size(other.Buffer));
        }

        return offset;
    }

    private long Size(Buffer buffer) => buffer.RowStride * (buffer.PerSample ? Rows : buffer.FixedRows);

    private sealed record Lifetime(Buffer Buffer, int First, int Last)
    {
        public bool Overlaps(Lifetime other) => First <= other.Last && other.First <= Last;
    }
}
