namespace StaticNets.Tests.Simd;

/// <summary>The largest error so far, its argument, and the number of arguments tested.</summary>
internal readonly record struct Worst(double Distance, double At, long Seen)
{
    public static Worst Of(Worst a, Worst b) =>
        b.Distance > a.Distance ? new(b.Distance, b.At, a.Seen + b.Seen) : new(a.Distance, a.At, a.Seen + b.Seen);

    public static void Merge(Worst[] into, Worst[] from)
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = Of(into[i], from[i]);
        }
    }
}
