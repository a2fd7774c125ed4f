using System.CommandLine;
using System.Globalization;
using Courses.Mnist;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return new RootCommand("The networks of a course, one command each.") { MnistCommand.Create() }
    .Parse(args)
    .Invoke();
