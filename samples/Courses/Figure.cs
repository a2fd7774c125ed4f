namespace Courses;

/// <summary>A figure that a course states, and the figure that StaticNets reached.</summary>
/// <param name="What">The quantity, and the data if an exercise can use several datasets.</param>
/// <param name="Course">The course's figure, or the requirement.</param>
/// <param name="Ours">The figure that StaticNets reached.</param>
/// <param name="IsReached">Whether the figure of StaticNets meets the requirement.</param>
internal sealed record Figure(string What, string Course, string Ours, bool IsReached)
{
    /// <summary>The reason for skipping the figure; <see langword="null"/> if it was not skipped.</summary>
    public string? Skipped { get; private init; }

    /// <summary>Creates a figure that is skipped for a reason.</summary>
    public static Figure Skip(string what, string course, string ours, string reason) =>
        new(what, course, ours, IsReached: false) { Skipped = reason };
}
