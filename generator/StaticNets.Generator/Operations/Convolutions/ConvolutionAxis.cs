namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>The windows of a convolution along one axis of an image. All windows lie inside the image, which is padded already.</summary>
/// <param name="Length">Length of the image in pixels.</param>
/// <param name="Taps">Length of the kernel in elements.</param>
/// <param name="Stride">Distance between windows in pixels.</param>
/// <param name="Dilation">Distance between elements of the kernel in pixels.</param>
internal readonly record struct ConvolutionAxis(long Length, long Taps, long Stride, long Dilation)
{
    /// <summary>
    /// Number of pixels at the front of the image that belong to no result: the padding that a transposed convolution removes.
    /// </summary>
    public long Skipped { get; init; }

    /// <summary>Number of pixels at the end of the image that belong to no result.</summary>
    public long SkippedBehind { get; init; }

    /// <summary>Number of pixels that a window covers behind its first pixel: (taps − 1) · dilation.</summary>
    public long Reach => (Taps - 1) * Dilation;

    /// <summary>Number of windows.</summary>
    public long Count => ((Length - Reach - 1) / Stride) + 1;

    /// <summary>Number of pixels that belong to the result of a transposed convolution.</summary>
    public long Kept => Length - Skipped - SkippedBehind;

    /// <summary>
    /// Number of phases. Window o contains pixel i as its tap t if <c>o · stride + t · dilation = i</c>, so a pixel only meets taps with
    /// <c>t · dilation ≡ i (mod stride)</c>. Taps whose numbers differ by a multiple of the number of phases meet the same pixels.
    /// </summary>
    public long PhaseCount => Stride / CommonDivisor(Stride, Dilation);

    /// <summary>Number of zeros that the phases need in front of the windows' gradients.</summary>
    public long ZerosBefore => Math.Max(0, (Reach / Stride) - (Skipped / Stride));

    /// <summary>Number of zeros that the phases need behind the windows' gradients.</summary>
    public long ZerosBehind => Math.Max(0, ((Length - SkippedBehind - 1) / Stride) - (Count - 1));

    /// <summary>Number of windows, with the zeros around them.</summary>
    public long PaddedCount => ZerosBefore + Count + ZerosBehind;

    /// <summary>
    /// Returns the phases that have pixels: first those with taps, in the order of their first taps, then those whose pixels lie between the
    /// windows and meet none.
    /// </summary>
    public IReadOnlyList<AxisPhases> Phases()
    {
        List<AxisPhases> all = [];
        HashSet<long> withTaps = [];
        long tapsBefore = 0;
        for (long tap = 0; tap < Math.Min(PhaseCount, Taps); tap++)
        {
            AxisPhases phase = PhaseOf(tap) with { TapsBefore = tapsBefore };
            tapsBefore += phase.Taps;
            withTaps.Add(phase.FirstPixel);
            Append(all, phase);
        }

        for (long pixel = 0; pixel < Math.Min(Stride, Kept); pixel++)
        {
            if (!withTaps.Contains(pixel))
            {
                Append(all, new AxisPhases(pixel, CountFrom(pixel), Taps: 0, FirstWindow: 0, Dilation: 1) { TapsBefore = tapsBefore });
            }
        }

        return all;
    }

    private static void Append(List<AxisPhases> all, AxisPhases phase)
    {
        int last = all.Count - 1;
        if (last >= 0 && all[last].ContinueWith(phase))
        {
            all[last] = all[last] with { Phases = all[last].Phases + 1 };
        }
        else if (phase.Count > 0)
        {
            all.Add(phase);
        }
    }

    /// <summary>Returns the number of kept pixels from a pixel on, one stride apart.</summary>
    private long CountFrom(long pixel) => pixel < Kept ? ((Kept - 1 - pixel) / Stride) + 1 : 0;

    private AxisPhases PhaseOf(long firstTap)
    {
        long phases = PhaseCount;
        long taps = ((Taps - 1 - firstTap) / phases) + 1;
        long remainder = firstTap * Dilation % Stride;
        long firstPixel = (((remainder - Skipped) % Stride) + Stride) % Stride;
        long lastTap = firstTap + ((taps - 1) * phases);
        long window = ((firstPixel + Skipped - remainder) / Stride) - (((lastTap * Dilation) - remainder) / Stride);
        return new AxisPhases(firstPixel, CountFrom(firstPixel), taps, window, taps > 1 ? Dilation * phases / Stride : 1);
    }

    private static long CommonDivisor(long a, long b) => b == 0 ? a : CommonDivisor(b, a % b);
}
