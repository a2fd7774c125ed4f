namespace Courses.Mnist;

/// <summary>Figures that hold for the images of one database alone.</summary>
internal static class ImageFigure
{
    /// <summary>A figure that names the database it was measured on, and is skipped if that is another than the course's own.</summary>
    /// <param name="own">The course's database.</param>
    /// <param name="data">What was trained or tested on.</param>
    /// <param name="what">What is measured.</param>
    /// <param name="course">What must come out on the course's own database.</param>
    /// <param name="ours">Ours.</param>
    /// <param name="isReached">Whether ours is what it must be.</param>
    public static Figure Of(string own, IEnumerable<MnistData> data, string what, string course, string ours, bool isReached)
    {
        string found = string.Join(" and ", data.Select(each => each.Name).Distinct());
        string where = $"{what} on {found}";
        return found == own
            ? new Figure(where, course, ours, isReached)
            : Figure.Skip(where, $"{course} on {own}", ours, $"the images are {found}, not {own}");
    }
}
