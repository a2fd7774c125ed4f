namespace Courses;

/// <summary>A figure of a course beside ours.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Course">The course's figure, or what must come out.</param>
/// <param name="Ours">Ours.</param>
/// <param name="IsReached">Whether ours is what it must be; <see langword="null"/> where the course reports a single run and nothing must be.</param>
internal sealed record Figure(string What, string Course, string Ours, bool? IsReached);
