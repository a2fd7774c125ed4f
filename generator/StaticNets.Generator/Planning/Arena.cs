using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Lays the buffers of a pass into one block: two that are never alive at the same time may share their place. A buffer lives
/// from the first step that touches it to the last. What has a fixed number of rows comes first; behind it lies, for as many samples as the
/// block has room for, what has a row for each.
/// </summary>
internal sealed class Arena
{
    private const long TileRows = 6;

    private readonly Dictionary<string, long> _offsets = new(StringComparer.Ordinal);

    private Arena(Element element) => Spare = element.PerCacheLine;

    /// <summary>Elements at the very end: a masked store may rewrite up to a cache line behind its buffer.</summary>
    public long Spare { get; }

    /// <summary>Elements in front, whatever the number of samples.</summary>
    public long FixedLength { get; private set; }

    /// <summary>Elements for each sample.</summary>
    public long RowLength { get; private set; }

    /// <summary>Samples that the block has room for.</summary>
    public long Rows { get; private set; }

    /// <summary>Elements of the block.</summary>
    public long Length => Saturate.Add(FixedLength + Spare, Saturate.Multiply(RowLength, Rows));

    /// <summary>First element of a buffer in the block.</summary>
    public long Offset(Buffer buffer) => buffer.PerSample ? FixedLength + (_offsets[buffer.Name] * Rows) : _offsets[buffer.Name];

    /// <summary>First element of a buffer with a fixed number of rows.</summary>
    public long FixedOffset(string buffer) => _offsets[buffer];

    /// <summary>Where a buffer with a row for each sample begins among the elements of a sample.</summary>
    public long RowOffset(Buffer buffer) => _offsets[buffer.Name];

    /// <param name="steps">All steps that share the block, in their order.</param>
    /// <param name="kept">Steps up to which every buffer is kept once it is written.</param>
    /// <param name="budget">Bytes that the block should not exceed: the cache it lives in.</param>
    /// <param name="fewestRows">Samples that there is room for at least, whatever the budget.</param>
    /// <param name="mostRows">Upper limit of the samples.</param>
    /// <param name="keptToTheEnd">Names of buffers that somebody reads after the last step.</param>
    public static Arena Plan(
        Element element,
        IReadOnlyList<Step> steps,
        int kept,
        long budget,
        long fewestRows,
        long mostRows,
        IReadOnlyCollection<string>? keptToTheEnd = null
    )
    {
        List<Lifetime> lifetimes = Lifetimes(steps, kept, keptToTheEnd ?? []);
        Arena arena = new(element) { Rows = RowsWithin(element, lifetimes, budget, fewestRows, mostRows) };
        arena.FixedLength = arena.Place(lifetimes.Where(lifetime => !lifetime.Buffer.PerSample));
        arena.RowLength = arena.Place(lifetimes.Where(lifetime => lifetime.Buffer.PerSample));
        return arena;
    }

    /// <summary>Gives each buffer an offset among those that are measured as it is; says how long they are together.</summary>
    private long Place(IEnumerable<Lifetime> lifetimes)
    {
        long length = 0;
        List<(Lifetime Lifetime, long Offset)> placed = [];
        foreach (Lifetime lifetime in lifetimes)
        {
            long offset = FirstFit(placed, lifetime);
            placed.Add((lifetime, offset));
            _offsets[lifetime.Buffer.Name] = offset;
            length = Math.Max(length, offset + lifetime.Size);
        }

        return length;
    }

    private static List<Lifetime> Lifetimes(IReadOnlyList<Step> steps, int kept, IReadOnlyCollection<string> keptToTheEnd)
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

        foreach (string name in keptToTheEnd)
        {
            found[name] = found[name] with { Last = steps.Count };
        }

        return order.Select(name => found[name]).ToList();
    }

    /// <summary>As many samples as the budget holds were nothing shared, in whole tiles of six rows where there are six.</summary>
    private static long RowsWithin(Element element, List<Lifetime> lifetimes, long budget, long fewestRows, long mostRows)
    {
        long perRow = Math.Max(1, lifetimes.Where(l => l.Buffer.PerSample).Sum(l => l.Buffer.RowStride));
        long rows = Math.Min(mostRows, budget / element.Bytes / perRow);
        return Math.Max(fewestRows, rows < TileRows ? rows : rows / TileRows * TileRows);
    }

    private static long FirstFit(List<(Lifetime Lifetime, long Offset)> placed, Lifetime lifetime)
    {
        long offset = 0;
        foreach ((Lifetime other, long at) in placed.Where(p => p.Lifetime.Overlaps(lifetime)).OrderBy(p => p.Offset))
        {
            if (offset + lifetime.Size <= at)
            {
                break;
            }

            offset = Math.Max(offset, at + other.Size);
        }

        return offset;
    }

    private sealed record Lifetime(Buffer Buffer, int First, int Last)
    {
        public long Size => Buffer.RowStride * (Buffer.PerSample ? 1 : Buffer.FixedRows);

        public bool Overlaps(Lifetime other) => First <= other.Last && other.First <= Last;
    }
}
