// The tutorial's server in short: Express, Sequelize and bcryptjs. Signs people up and in, and says where it listens.
import express from "express";
import { DataTypes, Sequelize } from "sequelize";
import bcrypt2 from "bcryptjs2";
import bcrypt3 from "bcryptjs3";

const [host, port, database, user, password] = process.argv.slice(2);
const sequelize = new Sequelize(database, user, password, { host, port, dialect: "mysql", logging: false });
const User = sequelize.define("users", {
  username: { type: DataTypes.STRING },
  email: { type: DataTypes.STRING },
  password: { type: DataTypes.STRING },
});
const Role = sequelize.define("roles", {
  id: { type: DataTypes.INTEGER, primaryKey: true },
  name: { type: DataTypes.STRING },
});
Role.belongsToMany(User, { through: "user_roles", foreignKey: "roleId", otherKey: "userId" });
User.belongsToMany(Role, { through: "user_roles", foreignKey: "userId", otherKey: "roleId" });
await sequelize.sync();
if ((await Role.count()) === 0) {
  await Role.bulkCreate([{ id: 1, name: "user" }, { id: 2, name: "moderator" }, { id: 3, name: "admin" }]);
}

const app = express();
app.use(express.json());
app.post("/api/auth/signup", async (request, response) => {
  const { username, email, password: secret, roles, library } = request.body;
  const bcrypt = library === 3 ? bcrypt3 : bcrypt2;
  const made = await User.create({ username, email, password: bcrypt.hashSync(secret, 8) });
  await made.setRoles(roles ?? [1]);
  response.send({ message: "User was registered successfully!" });
});
app.post("/api/auth/signin", async (request, response) => {
  const found = await User.findOne({ where: { username: request.body.username } });
  const good = found !== null && bcrypt2.compareSync(request.body.password, found.password);
  response.status(good ? 200 : 401).send({});
});
const server = app.listen(0, "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
