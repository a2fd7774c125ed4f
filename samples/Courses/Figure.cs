namespace Courses;

/// <summary>A figure of a course beside ours.</summary>
/// <param name="What">What is measured, and on which data where a course can run on several.</param>
/// <param name="Course">The course's figure, or what must come out.</param>
/// <param name="Ours">Ours.</param>
/// <param name="IsReached">Whether ours is what it must be.</param>
internal sealed record Figure(string What, string Course, string Ours, bool IsReached)
{
    /// <summary>Why nothing is decided; <see langword="null"/> where <see cref="IsReached"/> decides.</summary>
    public string? Skipped { get; private init; }

    /// <summary>A figure about which nothing can be decided, for a reason that the table names.</summary>
    public static Figure Skip(string what, string course, string ours, string reason) =>
        new(what, course, ours, IsReached: false) { Skipped = reason };
}
