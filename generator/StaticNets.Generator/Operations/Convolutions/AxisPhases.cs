namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// Pixels along one axis that meet equally many taps of the kernel. With stride 2 and three taps, the pixels 0, 2, 4, … meet the taps 0 and
/// 2, the pixels 1, 3, 5, … only tap 1: two phases. The gradient of the pixels of a phase is a convolution of the windows' gradients with its
/// taps in reverse order, with stride 1. Adjacent phases with the same lengths are one object.
/// </summary>
/// <param name="FirstPixel">The first pixel of the first phase; the next pixel of the same phase is one stride further.</param>
/// <param name="Count">Number of pixels of one phase.</param>
/// <param name="Taps">Number of taps of one phase.</param>
/// <param name="FirstWindow">
/// The first window that the first pixel reads; negative if zeros must stand in front of the windows.
/// </param>
/// <param name="Dilation">Distance in windows between the windows that two neighbouring taps belong to.</param>
internal readonly record struct AxisPhases(long FirstPixel, long Count, long Taps, long FirstWindow, long Dilation)
{
    /// <summary>Number of phases. The first pixel of each is next to that of the phase before.</summary>
    public long Phases { get; init; } = 1;

    /// <summary>Number of taps of all phases before the first one.</summary>
    public long TapsBefore { get; init; }

    /// <summary>Returns whether <paramref name="next"/> continues these phases.</summary>
    public bool ContinueWith(AxisPhases next) =>
        this with { FirstPixel = FirstPixel + Phases, Phases = 1, TapsBefore = next.TapsBefore } == next;
}
